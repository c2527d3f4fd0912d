using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class RedactHistoryCommand
{
    public static Verb Create()
    {
        var verb = new Verb("redact-history", "Take secrets out of what the stores already hold", "self-learning redact-history --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Do it; without this only the plan is shown");
        return verb.Does((parsed, work) =>
        {
            var result = RedactHistory.Run(work, parsed.GetValue(apply));
            var note = (result.Applied, result.Changes.Count) switch
            {
                (_, 0) => "No secret was found.",
                (true, _) => "The files were written anew without them. Copies elsewhere, such as backups, still hold them: change the secrets themselves.",
                _ => "Nothing was changed; add --apply to do it.",
            };
            var json = work.HeadWithStore();
            json.Add("applied", result.Applied);
            json.Add("count", result.Changes.Count);
            json.Add("changes", new JsonArray(result.Changes.Select(c => new JsonObject { { "file", c.File }, { "line", c.Line }, { "path", c.Place }, { "kind", c.Kind } })));
            json.Add("note", note);
            return new Answer(json, page =>
            {
                foreach (var change in result.Changes)
                    page.Item($"{change.File}:{change.Line}: {change.Place} {change.Kind}");
                page.Line(note);
            });
        });
    }
}
