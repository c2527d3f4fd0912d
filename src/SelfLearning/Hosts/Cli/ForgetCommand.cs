using SelfLearning.App.Features.Records;
using System.CommandLine;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class ForgetCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("forget", "Delete records permanently from journals, index and bundles", "self-learning forget aha_1ace75a88751 --yes", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards, recommendations, events or candidates", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            var plan = Forget.Plan(work, parsed.GetValue(ids) ?? []);
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, isReady: true, output => ForgetAnswer.Show(output, plan), "Forget this for good?");
            return ForgetAnswer.Of(work, isGiven ? Forget.Apply(work, plan) : plan, isShown);
        });
    }
}
