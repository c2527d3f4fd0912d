using System.Text.RegularExpressions;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Live;

/// <summary>
/// Whether a fix may be said to an agent before anybody reviewed it, and which of the known ones. It must leave no doubt about what made the
/// difference, no step of it may do harm where it is wrong, and it must have worked each time.
/// </summary>
public static partial class SayableFix
{
    private const int LongestStep = 200;

    // What is worth no lesson can still be true; what was no failure at all has no worth.
    private const double LeastWorth = 0.3;

    /// <summary>The fix to tell at a failure; null for silence.</summary>
    /// <param name="known">What hooks of this machine saw in this repository, oldest first.</param>
    /// <param name="key">The key of the failure.</param>
    /// <param name="command">The command that has just failed.</param>
    /// <param name="error">The telling line of its output.</param>
    public static SeenFix? Find(IEnumerable<SeenFix> known, string key, string command, string error)
    {
        // A signature leaves quoted names out; which module or column is missing makes all the difference here.
        var names = Names(error);
        List<SeenFix> same = [.. known.Where(f => f.Key == key && Names(f.Error).SetEquals(names))];
        var sayable = same.FindAll(f => f is { IsAgain: false, IsSayable: true });
        // Two that differ, or one that did not help once, leave a doubt.
        return sayable is [.., var last] && sayable.TrueForAll(f => IsSame(f, last)) && !same.Exists(f => f.IsAgain && IsSame(f, last)) && Fits(last, command) ? last : null;
    }

    /// <summary>Whether a command does what the fix did.</summary>
    public static bool IsTaken(SeenFix fix, string command) => Folders(fix) is { } change
        ? LeadingFolder.Of(command).Folder == change.To
        : new CommandLine(command).Form is var ran && new CommandLine(fix.Decisive).Form.Steps.All(ran.Steps.Contains);

    /// <summary>What was different then, in words: "when … ".</summary>
    public static string Words(SeenFix fix)
    {
        if (Folders(fix) is not { } change)
            return fix.How == FixHow.State ? $"after `{fix.Decisive}`" : $"with `{fix.Decisive}`";
        return change.To.Length == 0 ? $"without `cd {change.From}`" : $"after `cd {change.To}`";
    }

    internal static bool Is(Fix fix, IReadOnlyList<LiveCall> between)
    {
        if (fix.Worth.Value < LeastWorth || fix.Ok is null || fix.IsSoft || !IsPlain(fix) || between.Any(c => c.IsTouched))
            return false;
        // A step whose end nobody knows may be what made the difference.
        if (between.Any(c => c.Kind == CallKind.Shell && c.Outcome is CallOutcome.NotRun or CallOutcome.Unknown && !new CommandLine(c.Input).OnlyLooks))
            return false;
        var ok = new CommandLine(fix.Ok.Input);
        if (ok.Form.Proven.Count < ok.Form.Steps.Count && !LeavesOutTheFault(fix))
            return false;
        string[] texts = [fix.MadeIt.Input, fix.Ok.Input];
        return texts.All(t => t.Length <= LongestStep && !t.Contains('\n', StringComparison.Ordinal) && !RiskyStep.Is(t))
            && InjectionScanner.Find([.. texts, fix.Failed.Input, fix.Error.Line]).Count == 0;
    }

    private static HashSet<string> Names(string line) => [.. Quoted().Matches(line).Select(m => m.Groups["name"].Value)];

    // One step alone made the difference.
    private static bool IsPlain(Fix fix) => fix.How switch
    {
        FixHow.Command => fix.Steps.Count == 1,
        // Which of several variables it was nobody knows; a folder is one thing.
        FixHow.Surroundings => fix.Steps.Count == 1 && LeadingFolder.Of(fix.Failed.Input).Folder != LeadingFolder.Of(fix.Ok!.Input).Folder,
        FixHow.State => fix.Steps.Count == 2 && new CommandLine(fix.MadeIt.Input) is { AsksHelp: false, OnlyLooks: false },
        _ => false,
    };

    // It was the "cd" itself that failed, and it is not there any more.
    private static bool LeavesOutTheFault(Fix fix) =>
        fix is { How: FixHow.Surroundings, Error.Kind: ErrorKind.Folder } && fix.Error.Line.Contains("cd: ", StringComparison.Ordinal) && LeadingFolder.Of(fix.Ok!.Input).Folder.Length == 0;

    private static (string From, string To)? Folders(SeenFix fix)
    {
        var (from, to) = (LeadingFolder.Of(fix.Failed), LeadingFolder.Of(fix.Decisive));
        return fix.How == FixHow.Surroundings && from.Folder != to.Folder ? (from.Folder, to.Folder) : null;
    }

    private static bool IsSame(SeenFix a, SeenFix b) => Folders(a) is { } change
        ? change == Folders(b)
        : a.How == b.How && Folders(b) is null && new CommandLine(a.Decisive).HasSameFormAs(new CommandLine(b.Decisive));

    // Another folder is advice for what is run in the same one, a changed command for the same command, a step between for the same program.
    private static bool Fits(SeenFix fix, string command)
    {
        if (Folders(fix) is { } change)
            return LeadingFolder.Of(command).Folder == change.From;
        var (failed, now) = (new CommandLine(fix.Failed), new CommandLine(command));
        return fix.How == FixHow.State
            ? now.Programs.Intersect(failed.Programs, StringComparer.Ordinal).Any() && !now.HasSameFormAs(new CommandLine(fix.Decisive))
            : now.HasSameFormAs(failed) && !now.IsSameAs(new CommandLine(fix.Decisive));
    }

    [GeneratedRegex("""(?<quote>['"`])(?<name>[^'"`]+)\k<quote>""", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
