using System.Diagnostics;
using System.Net;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>The published program's page over a repository, until the test ends.</summary>
internal sealed class RunningPage : IDisposable
{
    private readonly Process process;

    private RunningPage(Process process, string address, string? code) => (this.process, Address, Code) = (process, address, code);

    /// <summary>The printed address, with its token.</summary>
    public string Address { get; }

    /// <summary>The code that stood in the terminal; null where there was none.</summary>
    public string? Code { get; }

    public string Origin => Address[..Address.IndexOf("/?", StringComparison.Ordinal)];

    public int Id => process.Id;

    public static RunningPage Start(Sandbox box, bool atTerminal = false)
    {
        // A terminal of its own, made by the tool that is on every Debian.
        ProcessStartInfo start = atTerminal
            ? new(Project.Tool("script"), ["-qfec", $"{Project.Program()} ui --no-open", "/dev/null"])
            : new(Project.Program(), ["ui", "--no-open"]);
        (start.WorkingDirectory, start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (box.Repo, true, true, true);
        foreach (var (name, value) in new (string, string?)[] { ("HOME", box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null), ("XDG_CACHE_HOME", null) })
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        var (address, code) = ((string?)null, (string?)null);
        while ((address is null || (atTerminal && code is null)) && process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("http://", StringComparison.Ordinal))
                address = line.Trim();
            else if (line.Contains("type this code", StringComparison.Ordinal))
                code = line.Trim()[^9..];
        }

        Assert.True(address is not null, "No address was printed.");
        return new RunningPage(process, address, code);
    }

    /// <summary>A client that the page does not know.</summary>
    public PageClient Stranger() => new(Origin);

    /// <summary>A client that came in by the printed address.</summary>
    public PageClient Guest()
    {
        var client = new PageClient(Origin);
        using var entered = client.Get(Address);
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        return client;
    }

    /// <summary>Asks the program to end; how long it took, and its exit code.</summary>
    public (TimeSpan Took, int Exit) End()
    {
        var clock = Stopwatch.StartNew();
        Shell.Run(Project.Tool("sh"), ["-c", $"kill -TERM {process.Id}"], "/");
        Assert.True(process.WaitForExit(10_000), "It did not end.");
        return (clock.Elapsed, process.ExitCode);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
