using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract.Page;

/// <summary>A card's text in a target beside what it would be now.</summary>
public static class BackportedTextAnswer
{
    public static JsonObject Of(BackportedText text) => new()
    {
        { Keys.AhaId, text.Entry.CardId },
        { "file", text.Entry.File },
        { Keys.Status, text.Entry.Status },
        { "in_file", text.InFile },
        { "now", text.Now },
    };
}
