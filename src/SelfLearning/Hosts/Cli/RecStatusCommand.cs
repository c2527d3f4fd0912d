using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class RecStatusCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("rec-status", "Change the status of a recommendation", "self-learning rec-status --id rec_c42d27cf33da --status done --note \"in SKILL.md\"", writes: true);
        var id = verb.Option<string?>("--id", "The recommendation's id", "REC_ID", required: true);
        var status = verb.Option<string>("--status", "The new status", "STATUS", oneOf: Status.OfRecommendations.Concat(Status.Aliases.Keys), required: true);
        var scope = verb.Option<string?>("--scope", "The new scope", "SCOPE", oneOf: Scope.All);
        var note = verb.Option<string?>("--note", "Why", "TEXT");
        return verb.Does((parsed, work) => StatusAnswer.Of(work, ChangeStatus.OfRecommendation(
            work, parsed.Word(id), Status.OfRecommendation(parsed.GetValue(status)), parsed.GetValue(scope), parsed.Text(note))));
    }
}
