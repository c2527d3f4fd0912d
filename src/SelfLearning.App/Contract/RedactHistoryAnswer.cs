using SelfLearning.App.Features;
using SelfLearning.App.Features.Diagnosis;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>Which secrets were, or would be, taken out of the stores.</summary>
public static class RedactHistoryAnswer
{
    public static Answer Of(Workspace work, RedactHistory.Result result)
    {
        var note = (result.Applied, result.Changes.Count) switch
        {
            (_, 0) => "No secret was found.",
            (true, _) => "The files were rewritten without them. Copies elsewhere, such as backups, may still hold them: change the secrets themselves.",
            _ => "Nothing was changed. Add --apply to make the changes.",
        };
        var json = work.HeadWithStore();
        json.Add("applied", result.Applied);
        json.Add("count", result.Changes.Count);
        json.Add("changes", new JsonArray(result.Changes.Select(c => new JsonObject { { "file", c.File }, { "line", c.Line }, { "path", c.Place }, { "kind", c.Kind } })));
        json.Add("note", note);
        return new Answer(json, output =>
        {
            foreach (var change in result.Changes)
                output.Item($"{change.File}:{change.Line}: {change.Place} {change.Kind}");
            output.Line(note);
        });
    }
}
