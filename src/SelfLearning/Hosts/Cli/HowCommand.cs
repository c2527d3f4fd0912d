using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class HowCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("how", "Show which commands actually worked here for a task", "self-learning how \"run one test\"", writes: false);
        var text = new Argument<string[]>("TEXT") { Description = "What the command should do", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(text);
        var since = verb.Option<string?>("--since", "Only sessions that changed since: 30d, 12h or a time", "TIME");
        var limit = verb.Count("--limit", "Show at most N; 0 for all", 5);
        return verb.Does((parsed, work) => HowAnswer.Of(work, FindWays.Run(work, string.Join(' ', parsed.GetValue(text) ?? []), TimeSince.Find(parsed.GetValue(since), work.Env.Now), parsed.GetValue(limit))));
    }
}
