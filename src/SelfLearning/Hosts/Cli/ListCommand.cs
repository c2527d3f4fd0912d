using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class ListCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("list", "List records, newest last", "self-learning list --query jq --limit 5", writes: false);
        var query = verb.Option<string?>("--query", "Only records whose JSON contains this text, ignoring case", "TEXT");
        var skill = verb.Option<string?>("--skill", "Only records of this skill", "NAME");
        var tag = verb.Option<string?>("--tag", "Only records with this tag", "TAG");
        var limit = verb.Count("--limit", "The last N; 0 for all", 20);
        var kind = verb.Option<string>("--kind", "What to list", "KIND", ListRecords.Cards, [ListRecords.Cards, ListRecords.Recommendations, ListRecords.Events]);
        var all = verb.Option<bool>("--all", "Include rejected and deprecated records");
        var history = verb.Option<bool>("--history", "Every version, not only the latest");
        return verb.Does((parsed, work) =>
        {
            var request = new ListRecords.Request(
                parsed.GetValue(kind)!, parsed.Text(query), parsed.Word(skill), parsed.Text(tag), parsed.GetValue(limit),
                parsed.GetValue(all), parsed.GetValue(history));
            return ListAnswer.Of(work, request, ListRecords.Run(work, request));
        });
    }
}
