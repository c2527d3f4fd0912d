using System.Diagnostics;

namespace SelfLearning.App.Storage.Systems;

/// <summary>The shell that runs a command line from another program's settings.</summary>
internal static class SystemShell
{
    public static ProcessStartInfo Run(string command) => OperatingSystem.IsWindows()
        // cmd takes the line as it is, but for one pair of quotes around all of it.
        ? new ProcessStartInfo("cmd.exe") { Arguments = $"/d /s /c \"{command}\"" }
        : new ProcessStartInfo("/bin/sh", ["-c", command]);
}
