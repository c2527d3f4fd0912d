using SelfLearning.App.Features.Installation;

namespace SelfLearning.Hosts.Cli;

internal static class UninstallCommand
{
    public static CliCommand Create() => InstallOptions.With(
        new CliCommand("uninstall", "Undo an install; unmodified files are restored exactly", "self-learning uninstall --dry-run", writes: true),
        "Uninstalled.", "Uninstall?",
        ("Only the hooks", "Only the MCP server", "Only the block in instruction files", "Only the skill", "Only the command /remember"),
        Uninstall.UsualKinds, Uninstall.Plan, Uninstall.Apply, canPurge: true);
}
