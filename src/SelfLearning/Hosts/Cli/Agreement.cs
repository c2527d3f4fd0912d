using SelfLearning.App;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

/// <summary>The options of a verb that shows its plan first: <c>--yes</c> does it, a person at a terminal is asked, <c>--dry-run</c> only shows.</summary>
internal sealed class Agreement(CliCommand verb)
{
    private readonly System.CommandLine.Option<bool> yes = verb.Option<bool>("--yes", "Apply the plan without asking");
    private readonly System.CommandLine.Option<bool> dryRun = verb.Option<bool>("--dry-run", "Show the plan and change nothing");

    /// <summary>Whether to carry a plan out, and whether a person has seen it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="env">Where to ask.</param>
    /// <param name="isReady">Whether the plan changes anything and can be carried out.</param>
    /// <param name="plan">Shows it.</param>
    /// <param name="question">What to ask.</param>
    public (bool IsGiven, bool IsShown) Get(System.CommandLine.ParseResult parsed, AppEnv env, bool isReady, Action<TextOutput> plan, string question)
    {
        if (parsed.GetValue(dryRun))
            return (false, false);
        if (parsed.GetValue(yes))
            return (true, false);
        var asks = env.IsInteractive && isReady;
        return (asks && Cli.Ask(env, plan, question), asks);
    }
}
