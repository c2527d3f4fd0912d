using SelfLearning.App.Features.Installation;

namespace SelfLearning.Hosts.Cli;

internal static class UninstallCommand
{
    public static CliCommand Create() => InstallOptions.With(
        new CliCommand("uninstall", "Take out what install put in, to the byte where nothing else changed", "self-learning uninstall --dry-run", writes: true),
        "Uninstalled.", "Take it out?",
        ("Only the hooks", "Only the block in instruction files", "Only the skill"),
        Uninstall.UsualKinds, Uninstall.Plan, Uninstall.Apply);
}
