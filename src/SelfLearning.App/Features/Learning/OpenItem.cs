using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Features.Learning;

/// <summary>Something that waits for a person's decision.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Record">As it was recorded.</param>
public sealed record OpenItem(OpenItem.Sort Kind, string Id, JsonObject Record)
{
    public enum Sort
    {
        Card,
        Recommendation,
        Candidate,
    }

    /// <summary>As it will be kept: with what a person changed of it.</summary>
    public JsonObject Shown { get; init; } = Record;

    /// <summary>What a person changed and did not keep yet; null where that is nothing.</summary>
    public EditRecord.Change? Edit { get; init; }
}
