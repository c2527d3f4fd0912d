using SelfLearning.App.Features.Installation;

namespace SelfLearning.Hosts.Cli;

internal static class InstallCommand
{
    public static CliCommand Create() => InstallOptions.With(
        new CliCommand("install", "Install the program, hooks and skill", "self-learning install --agent claude-code --dry-run", writes: true),
        "Installed.", "Install?",
        ("Hooks in the agent's settings, which call the program", "A block in the agent's instruction file (such as AGENTS.md); only when asked for", "The skill in the agent's skills folder"),
        Install.UsualKinds, Install.Plan, Install.Apply);
}
