using System.CommandLine;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Records;

namespace SelfLearning.Hosts.Cli;

internal static class EditCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("edit", "Edit a card or recommendation in $VISUAL or $EDITOR; the change is shown before it is saved", "self-learning edit aha_1ace75a88751", writes: true);
        var id = new Argument<string?>("ID") { Description = "The card's or recommendation's id", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(id);
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            var draft = EditRecord.Open(work, parsed.GetValue(id));
            work.Env.Report(null);
            using var edited = work.Env.Edit(draft.Text, ".json")
                ?? throw new UserError("There is no terminal to edit at and no editor is set, or the editor failed.", $"Set EDITOR, or record the changed fields under the id: {{\"aha_cards\": [{{\"id\": \"{draft.Id}\", …}}]}}");
            EditRecord.Change plan;
            try
            {
                plan = EditRecord.Plan(draft, edited.Text);
            }
            catch (UserError e)
            {
                throw new UserError(e.Message, $"{e.Hint} Your text is kept in {edited.Keep()}.");
            }

            var (isGiven, isShown) = agreement.Get(parsed, work.Env, !plan.IsNothing, output => EditAnswer.Show(output, plan), "Save this?");
            return EditAnswer.Of(work, isGiven && !plan.IsNothing ? EditRecord.Apply(work, plan) : plan, isShown);
        });
    }
}
