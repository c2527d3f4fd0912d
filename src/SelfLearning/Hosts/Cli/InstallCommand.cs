using SelfLearning.Core.Text;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Installation;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class InstallCommand
{
    public static CliCommand Create() => InstallOptions.With(
        new CliCommand("install", "Install the program, hooks and skill", "self-learning install --agent claude-code --dry-run", writes: true),
        "Installed. Agents use it from their next session on.", "Install?",
        ("Hooks in the agent's settings, which call the program", "The MCP server in the agent's settings; the default where hooks cannot serve", "A block in the agent's instruction file (such as AGENTS.md); only when asked for", "The skill in the agent's skills folder", "The command /remember, for agents that read commands from files"),
        Install.UsualKinds, Install.Plan, Install.Apply, afterwards: Look);

    // An empty memory helps nobody: a person who was asked is offered what lies on the machine already.
    private static void Look(Workspace work, TextOutput output)
    {
        var (found, keep) = Learn.Look(work, new LearnRequest([], [], null, AllProjects: false, Session: null, Limit: 0, DryRun: true));
        if (found.Findings.Count == 0)
            return;
        output.Line($"{Counted.Of(found.Sessions, "session")} of this repository: {Counted.Of(found.Findings.Count, "lesson")} found.");
        if (!Cli.Ask(work.Env, _ => { }, "Review them now?"))
            return;
        keep();
        ReviewWalkAnswer.Of(work, InteractiveReview.Run(work)).Text(output);
    }
}
