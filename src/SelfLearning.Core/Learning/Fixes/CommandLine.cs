using SelfLearning.Core.Agents.Commands;

namespace SelfLearning.Core.Learning.Fixes;

/// <summary>A shell command as learning sees it: its steps in normal form, what they are about, whether they only look.</summary>
public sealed class CommandLine
{
    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
    {
        "ls", "cat", "grep", "rg", "find", "head", "tail", "wc", "which", "where", "command", "type", "test", "[", "stat", "file", "diff", "cmp", "pgrep", "ps", "tree", "du", "df", "pwd", "echo", "printf", "env", "jq", "sort",
        "uniq", "awk", "nl", "lsof", "readlink", "realpath", "basename", "dirname", "Get-Content", "Get-ChildItem", "Get-Command", "Select-String", "Test-Path", "dir", "findstr", "fd", "ag", "less", "more", "tasklist", "sleep", "whoami", "date", "id", "hexdump", "xxd", "strings",
    };

    private static readonly HashSet<string> LookingOfGit = new(StringComparer.Ordinal)
        { "status", "log", "diff", "show", "branch", "rev-parse", "ls-files", "remote", "blame", "grep", "describe", "check-ignore", "merge-base", "cat-file", "ls-tree", "ls-remote", "reflog", "rev-list", "for-each-ref", "show-ref" };

    private static readonly HashSet<string> LookingOfGh = new(StringComparer.Ordinal) { "view", "list", "checks", "status", "diff", "search", "watch" };

    private static readonly HashSet<string> TestWords = new(StringComparer.Ordinal) { "test", "tests", "jest", "vitest", "pytest", "mocha", "playwright", "unittest", "rspec", "phpunit", "ctest", "e2e" };

    private readonly string plain;

    public CommandLine(string text)
    {
        Text = text;
        plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Form = CommandForm.Of(text);
        Steps = Form.Steps;
    }

    public string Text { get; }

    public CommandForm Form { get; }

    public IReadOnlyList<string> Steps { get; }

    /// <summary>The program and, of programs with subcommands, the first argument of every step.</summary>
    public IEnumerable<string> Heads => Steps.Select(Head).Distinct(StringComparer.Ordinal);

    /// <summary>Whether every step only looks at something.</summary>
    public bool OnlyLooks => Steps.All(Looks);

    /// <summary>Whether the last step only looks, so that the exit code is its answer and no failure.</summary>
    public bool EndsLooking => Steps.Count == 0 || Looks(Steps[^1]);

    /// <summary>Whether it waits for others or watches them, so that a failure says how far they are.</summary>
    public bool Waits => Steps.Any(s => s.Split(' ').Skip(1).Take(3).Any(w => w is "wait" or "watch" or "checks" or "--watch" or "poll")) || Steps.Any(s => s.StartsWith("sleep", StringComparison.Ordinal));

    /// <summary>Whether it only asks for help.</summary>
    public bool AsksHelp => Steps.Any(s => s.EndsWith(" --help", StringComparison.Ordinal) || s.EndsWith(" -h", StringComparison.Ordinal));

    public bool Commits => Steps.Any(s => s.StartsWith("git ", StringComparison.Ordinal) && s.Split(' ').Any(w => w is "commit" or "push" or "merge" or "rebase"));

    /// <summary>The programs, without their subcommands.</summary>
    public IEnumerable<string> Programs => Steps.Select(s => s.Split(' ', 2)[0]).Distinct(StringComparer.Ordinal);

    public bool RunsTests => Steps.Any(s => s.Split(' ').Take(6).Any(w => TestWords.Contains(w) || w.StartsWith("test:", StringComparison.Ordinal)));

    /// <summary>Whether the exit code may hide a failure: behind a pipe, a semicolon or an "or".</summary>
    public bool HidesExit => Form.Proven.Count < Form.Steps.Count || Text.Contains('|', StringComparison.Ordinal) || Text.Contains(';', StringComparison.Ordinal);

    public bool IsSameAs(CommandLine other) => plain == other.plain;

    public bool HasSameFormAs(CommandLine other) => Steps.Count > 0 && Steps.SequenceEqual(other.Steps, StringComparer.Ordinal);

    /// <summary>How alike two commands are, 0–1: the best pair of steps with one head, by shared words.</summary>
    public double Likeness(CommandLine other)
    {
        var best = 0.0;
        foreach (var mine in Steps)
        {
            foreach (var theirs in other.Steps)
            {
                if (Head(mine) == Head(theirs))
                    best = Math.Max(best, 0.2 + (0.8 * Shared(mine, theirs)));
            }
        }

        return best;
    }

    /// <summary>Whether the commands share a word that says something: not a flag, not a short one.</summary>
    public bool SharesWord(CommandLine other) => Words(Text).Intersect(Words(other.Text), StringComparer.Ordinal).Any();

    private static double Shared(string a, string b)
    {
        var mine = a.Split(' ').ToHashSet(StringComparer.Ordinal);
        var theirs = b.Split(' ').ToHashSet(StringComparer.Ordinal);
        var both = mine.Count(theirs.Contains);
        return both / (double)(mine.Count + theirs.Count - both);
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\t', '\n', '/', '\\', '"', '\'', '=', ':', ',', '(', ')', ';', '|'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 4 && w[0] != '-');

    private static string Head(string step)
    {
        var words = step.Split(' ', 3);
        return words.Length > 1 && !Looking.Contains(words[0]) && words[0] != "sed" && IsSubcommand(words[1]) ? $"{words[0]} {words[1]}" : words[0];
    }

    // "add", "run-tests", "test:unit": a word, no path, no file, no flag.
    private static bool IsSubcommand(string word) =>
        word.Length is > 1 and < 20 && char.IsAsciiLetterLower(word[0]) && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or ':');

    // The first word that is no option and no option's value.
    private static string? GitVerb(string[] words)
    {
        var i = 1;
        while (i < words.Length && words[i].StartsWith('-'))
            i += words[i] is "-C" or "-c" ? 2 : 1;
        return i < words.Length ? words[i] : null;
    }

    private static bool Looks(string step)
    {
        var words = step.Split(' ');
        return Looking.Contains(words[0])
            || (words[0] == "git" && GitVerb(words) is { } git && LookingOfGit.Contains(git))
            || (words[0] == "gh" && words.Length > 2 && LookingOfGh.Contains(words[2]))
            || (words[0] is "npm" or "pnpm" or "yarn" or "pip" or "bun" && words.Length > 1 && words[1] is "view" or "ls" or "list" or "show" or "info" or "why")
            || (words[0] is "node" or "python" or "python3" && words.Any(w => w.Contains("require.resolve", StringComparison.Ordinal) || w.Contains("find_spec", StringComparison.Ordinal)))
            || (words[0] is "docker" or "kubectl" && words.Length > 1 && words[1] is "ps" or "images" or "logs" or "get" or "describe" or "inspect")
            || (words[0] == "git" && words.Contains("--get"))
            || (words[0] == "sed" && words.Contains("-n"))
            || (words[0] == "curl" && !words.Any(w => w is "-X" or "-d" or "--data"));
    }
}
