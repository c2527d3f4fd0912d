namespace SelfLearning.Core.Learning.Imports;

/// <summary>A lesson that another memory holds.</summary>
/// <param name="Source">The memory: <c>claude-mem</c>, <c>memory-md</c> or <c>json</c>.</param>
/// <param name="Place">Where in it the lesson is, for a person: a file and line, or a row.</param>
/// <param name="Title">The lesson in a sentence.</param>
/// <param name="When">When it applies.</param>
public sealed record ImportedLesson(string Source, string Place, string Title, string When)
{
    public string Problem { get; init; } = "";

    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Skill { get; init; }

    /// <summary>The evidence that the other memory has for it, beside where it was.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>By what the lesson is known again: its words, wherever they stood.</summary>
    public string Key => $"{Source}|{Fold(Title)}|{Fold(Problem)}|{string.Join('|', Steps.Select(Fold))}";

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
