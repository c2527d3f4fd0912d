using SelfLearning.App.Features.Records;
using System.CommandLine;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class ForgetCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("forget", "Take records out of the journals, index and bundles for good", "self-learning forget aha_1ace75a88751 --yes", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards, recommendations, events or candidates", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var yes = verb.Option<bool>("--yes", "Do it; without this the plan is shown, and asked about at a terminal");
        return verb.Does((parsed, work) =>
        {
            var plan = Forget.Plan(work, parsed.GetValue(ids) ?? []);
            var asks = !parsed.GetValue(yes) && work.Env.IsInteractive;
            var wanted = parsed.GetValue(yes) || (asks && Cli.Ask(work.Env, output => ForgetAnswer.Show(output, plan), "Forget this for good?"));
            return ForgetAnswer.Of(work, wanted ? Forget.Apply(work, plan) : plan, asks);
        });
    }
}
