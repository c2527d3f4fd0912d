using SelfLearning.App;
using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class AhaStatusCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("aha-status", "Change the status of a card; accepting it at a terminal asks for your approval of its text", "self-learning aha-status --id aha_1ace75a88751 --status accepted --note proved", writes: true);
        var id = verb.Option<string?>("--id", "The card's id", "AHA_ID", required: true);
        var status = verb.Option<string>("--status", "The new status", "STATUS", oneOf: Status.OfCards, required: true);
        var scope = verb.Option<string?>("--scope", "The new scope", "SCOPE", oneOf: Scope.All);
        var shareable = verb.Option<bool?>("--shareable", "Whether it may be shared beyond this project", "true|false");
        var note = verb.Option<string?>("--note", "Why", "TEXT");
        return verb.Does((parsed, work) =>
        {
            var (card, wanted) = (parsed.Word(id), parsed.GetValue(status)!);
            var actor = wanted == Status.Accepted && card is not null && work.Env.IsInteractive ? AskConsent.Of(work, card) : new Actor.Agent();
            return StatusAnswer.Of(work, ChangeStatus.OfCard(work, actor, card, wanted, parsed.GetValue(scope), parsed.GetValue(shareable), parsed.Text(note)));
        });
    }
}
