using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.App;

/// <summary>All that a use case may touch of the world: where to write and read, the time, home, the working folder, the environment.</summary>
public sealed record AppEnv(
    TextWriter Output,
    TextWriter Error,
    Stream Input,
    Func<DateTimeOffset> Clock,
    string Home,
    string Folder,
    Func<string, string?> Variable,
    bool OutputIsTerminal,
    bool InputIsTerminal)
{
    /// <summary>Starts this program again, in a folder, and does not wait for it; nobody reads what it says.</summary>
    public Action<string, IReadOnlyList<string>> Launch { get; init; } = (_, _) => { };

    /// <summary>The time that a hook has for its answer; null: what its moment allows.</summary>
    public TimeSpan? HookTime { get; init; }

    /// <summary>From so many bytes of journals on a store is asked by its folded state: below it, reading all of it is quicker.</summary>
    public long WorthFolding { get; init; } = 1 << 20;

    /// <summary>The file of the running program; null where it could not be copied, since it needs .NET's runtime.</summary>
    public string? Program { get; init; }

    /// <summary>Whether a person sits at both ends.</summary>
    public bool IsInteractive => InputIsTerminal && OutputIsTerminal;

    public DateTimeOffset Now => Clock();

    /// <summary>The time as records hold it.</summary>
    public string Ts => Timestamp.Text(Now);

    public string User => UserName.Normal(Variable("USER") is { Length: > 0 } user ? user : Variable("USERNAME"));

    public static AppEnv OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new AppEnv(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 4096) { AutoFlush = false },
            new StreamWriter(Console.OpenStandardError(), utf8, 256) { AutoFlush = true },
            Console.OpenStandardInput(),
            () => DateTimeOffset.UtcNow,
            Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.CurrentDirectory,
            Environment.GetEnvironmentVariable,
            !Console.IsOutputRedirected,
            !Console.IsInputRedirected)
        {
            Launch = Start,
            Program = RuntimeFeature.IsDynamicCodeSupported ? null : Environment.ProcessPath,
        };
    }

    // A session of its own, where that can be had: some hosts end a hook's whole process group.
    private static void Start(string folder, IReadOnlyList<string> args)
    {
        if (Environment.ProcessPath is not { } program)
            return;
        const string apart = "/usr/bin/setsid";
        var start = new ProcessStartInfo(File.Exists(apart) ? apart : program)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var word in start.FileName == apart ? ["--fork", program, .. args] : args)
            start.ArgumentList.Add(word);
        try
        {
            Process.Start(start)?.Dispose();
        }
        catch (Win32Exception)
        {
            // What it would have done comes later, by itself.
        }
    }
}
