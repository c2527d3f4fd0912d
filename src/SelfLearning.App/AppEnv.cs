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
    /// <summary>The working folder, absolute. A folder that was deleted meanwhile is told as an error when it is first needed.</summary>
    public string Folder
    {
        get => field.Length > 0 ? field : throw new UserError("The working folder does not exist any more.", "Change to a folder that exists and run the command again.");
        init;
    } = Folder;

    /// <summary>Standard output as bytes, for a host that speaks a protocol of its own.</summary>
    public Stream OutputStream { get; init; } = Stream.Null;

    /// <summary>How many columns the terminal shows.</summary>
    public int Columns { get; init; } = 80;

    /// <summary>Cancelled when the user or the system wants this run to end; every long loop looks at it.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Shows a text at the controlling terminal and gives the line that was typed there after it; null where nobody answered.</summary>
    public Func<string, string?> AskAtTerminal { get; init; } = _ => null;

    /// <summary>The next key that is pressed at the terminal, without showing it; null where nobody is there.</summary>
    public Func<char?> ReadKey { get; init; } = () => null;

    /// <summary>Says how far long work is; the host decides whether anybody sees it. Null before a person is asked something: nothing more is shown.</summary>
    public Action<string?> Report { get; init; } = _ => { };

    /// <summary>Lets a person edit a text, in a file whose name ends so; null where nobody is there or the editor failed.</summary>
    public Func<string, string, EditedText?> Edit { get; init; } = (_, _) => null;

    /// <summary>Starts this program again, in a folder, and does not wait for it; nobody reads what it says.</summary>
    public Action<string, IReadOnlyList<string>> Launch { get; init; } = (_, _) => { };

    /// <summary>What this machine is called; null where that cannot be told.</summary>
    public Func<string?> MachineName { get; init; } = () => null;

    /// <summary>The time that a hook has for its answer; null: what its moment allows.</summary>
    public TimeSpan? HookTime { get; init; }

    /// <summary>What stays open between the calls of a server; null where the process ends with its one call.</summary>
    public KeptOpen? KeptOpen { get; init; }

    /// <summary>From so many bytes of journals on a store is asked by its folded state: below it, reading all of it is quicker.</summary>
    public long WorthFolding { get; init; } = 1 << 20;

    /// <summary>The file of the running program; null where it could not be copied, since it needs .NET's runtime.</summary>
    public string? Program { get; init; }

    /// <summary>Whether a person sits at both ends.</summary>
    public bool IsInteractive => InputIsTerminal && OutputIsTerminal;

    public DateTimeOffset Now => Clock();

    /// <summary>The time as records hold it.</summary>
    public string Ts => Timestamp.Text(Now);

    /// <summary>Where programs keep what can be made again: <c>$XDG_CACHE_HOME</c> if it is absolute, else <c>.cache</c> in the home.</summary>
    public string CacheHome => Variable("XDG_CACHE_HOME") is { Length: > 0 } given && Path.IsPathRooted(given) ? given : Path.Combine(Home, ".cache");

    public string User => UserName.Normal(Variable("USER") is { Length: > 0 } user ? user : Variable("USERNAME"));
}
