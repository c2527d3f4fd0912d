using System.ComponentModel;
using System.Diagnostics;

namespace SelfLearning.App.Storage;

/// <summary>The renames that git knows of a repository, asked of git itself. Where there is no git, or it takes too long, it knows none.</summary>
internal static class GitRenames
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The renames, the oldest first; last those that are not committed yet. Paths are relative to the repository's root.</summary>
    public static IReadOnlyList<(string From, string To)> Read(string root, CancellationToken stop) =>
    [
        .. Renames(Run(root, stop, "log", "-M", "--diff-filter=R", "--name-status", "--format=", "-z")).Reverse(),
        .. Renames(Run(root, stop, "diff", "-M", "--diff-filter=R", "--name-status", "-z", "HEAD")),
    ];

    /// <summary>The path that a file has now, as <c>git log --follow</c> would lead back from it; null where it was never renamed.</summary>
    public static string? Follow(IReadOnlyList<(string From, string To)> renames, string path)
    {
        var now = path;
        foreach (var (from, to) in renames)
        {
            if (from == now)
                now = to;
        }

        return now == path ? null : now;
    }

    // R100 NUL old NUL new NUL …
    private static IEnumerable<(string From, string To)> Renames(string output)
    {
        var words = output.Split('\0');
        for (var i = 0; i + 2 < words.Length; i += 3)
        {
            if (words[i].TrimStart('\n').StartsWith('R'))
                yield return (words[i + 1], words[i + 2]);
        }
    }

    private static string Run(string root, CancellationToken stop, params string[] args)
    {
        var start = new ProcessStartInfo("git", ["-C", root, "-c", "core.quotepath=off", "--no-optional-locks", .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var said = process.StandardOutput.ReadToEndAsync(stop);
            if (said.Wait(Patience, stop) && process.WaitForExit(Patience))
                return process.ExitCode == 0 ? said.Result : "";
            process.Kill(entireProcessTree: true);
            return "";
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            // Without git nothing is known of renames.
            return "";
        }
    }
}
