using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class UseCommand
{
    public static Verb Create()
    {
        var verb = new Verb("use", "Say that cards or recommendations were used", "self-learning use --aha aha_1ace75a88751 --context \"log search\"", writes: true);
        var cards = verb.Option<string?>("--aha", "Ids of cards, with commas between them", "A,B");
        var recommendations = verb.Option<string?>("--rec", "Ids of recommendations, with commas between them", "C,D");
        var source = verb.Option<string>("--source", "Who says so", "WORD", "agent");
        var context = verb.Option<string?>("--context", "In what situation", "TEXT");
        return verb.Does((parsed, work) =>
        {
            var result = UseSignals.Run(
                work, [.. PayloadReader.SplitIds(parsed.GetValue(cards) ?? "")], [.. PayloadReader.SplitIds(parsed.GetValue(recommendations) ?? "")],
                Redacted.Text(parsed.GetValue(source))!, Redacted.Text(parsed.GetValue(context)));
            var json = work.HeadWithStore();
            json.Add("written_to", work.Project.PathOf(JournalKind.Signals));
            json.Add("signals_written", new JsonArray(result.Written));
            json.Add("invalid_ids", result.InvalidIdsJson());
            json.Add("errors", result.ErrorsJson());
            return new Answer(json, page =>
            {
                foreach (var signal in result.Written)
                    page.Line($"{signal.Text("kind")} written for {signal.Text("aha_id") ?? signal.Text("rec_id")}.");
                foreach (var (id, prefix) in result.InvalidIds)
                    page.Line($"Left out: {id} does not begin with {prefix}.");
            });
        });
    }
}
