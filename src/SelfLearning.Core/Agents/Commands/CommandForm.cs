namespace SelfLearning.Core.Agents.Commands;

/// <summary>A shell command in the form in which two runs of it are equal: without environment assignments, <c>cd</c>, <c>sudo</c> and
/// such, redirections and viewers at the end of a pipe; programs by their base name; numbers, hashes and folders of absolute
/// paths dropped.</summary>
public sealed class CommandForm
{
    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
        { "sudo", "doas", "env", "time", "nohup", "nice", "timeout", "command", "exec", "stdbuf", "xvfb-run" };

    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
        { "cd", "pushd", "popd", "export", "set", "source", ".", "ulimit", "umask", "echo", "printf", "true", "clear", "sleep", "pwd" };

    private static readonly HashSet<string> Viewers = new(StringComparer.Ordinal)
        { "tail", "head", "tee", "less", "more", "cat", "grep", "rg", "wc", "sort", "uniq", "jq", "sed", "awk", "cut", "tr", "column", "Select-Object", "Out-String" };

    // Wrappers' options that take a word of their own.
    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal) { "-u", "-g", "-n", "-k", "-s", "-C" };

    private CommandForm(IReadOnlyList<string> steps, bool exitIsItsOwn) => (Steps, ExitIsItsOwn) = (steps, exitIsItsOwn);

    /// <summary>The commands that do the work, in order.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>Whether exit code 0 says that every step went well: false behind a pipe, <c>;</c>, <c>||</c> or <c>&amp;</c>.</summary>
    public bool ExitIsItsOwn { get; }

    /// <summary>The steps as receipts keep them: a fingerprint of each, since a command line may hold a secret.</summary>
    public IReadOnlyList<string> Prints => [.. Steps.Select(Fingerprint.Of)];

    public static CommandForm Of(string? command) => Of(command, depth: 0);

    /// <summary>Whether running this also ran all the steps of which the prints are given.</summary>
    public bool Covers(IReadOnlyList<string> prints) => prints.Count > 0 && prints.All(Prints.Contains);

    /// <summary>Whether some step is the given one, perhaps with further arguments.</summary>
    public bool Uses(string step) => Steps.Any(s => s == step || s.StartsWith(step + " ", StringComparison.Ordinal));

    private static CommandForm Of(string? command, int depth)
    {
        var steps = new List<string>();
        var own = true;
        var worked = false;
        foreach (var part in ShellWords.Split(command ?? ""))
        {
            var words = Bare(part.Words);
            if (words.Count == 0)
                continue;
            var tool = BaseName(words[0]);
            // What ends after the work, other than by &&, hides how the work ended.
            own &= !worked || part.Before == "&&";
            if (Settings.Contains(tool) || (part.Before == "|" && Viewers.Contains(tool)))
                continue;

            worked = true;
            if (depth < 3 && tool is "bash" or "sh" or "zsh" or "pwsh" or "powershell" && words.Count > 2 && words[1].StartsWith('-') && words[1].EndsWith('c'))
            {
                var inner = Of(words[2], depth + 1);
                steps.AddRange(inner.Steps);
                own &= inner.ExitIsItsOwn;
                continue;
            }

            steps.Add(string.Join(' ', words.Skip(1).Select(Argument).Where(a => a.Length > 0).Prepend(tool)));
        }

        return new CommandForm(steps, own);
    }

    /// <summary>The words without assignments, wrappers with their options, and redirections.</summary>
    private static List<string> Bare(IReadOnlyList<string> words)
    {
        var bare = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Redirection(word) is { } takesNext)
            {
                i += takesNext ? 1 : 0;
                continue;
            }

            if (bare.Count == 0 && (IsAssignment(word) || word is "$" or "!"))
                continue;
            if (bare.Count == 0 && Wrappers.Contains(BaseName(word)))
            {
                while (i + 1 < words.Count && words[i + 1].Length > 0 && (words[i + 1][0] == '-' || char.IsAsciiDigit(words[i + 1][0])))
                    i += WithValue.Contains(words[i + 1]) ? 2 : 1;
                continue;
            }

            bare.Add(word);
        }

        return bare;
    }

    /// <summary>Null where the word is no redirection, else whether its file is the next word.</summary>
    private static bool? Redirection(string word)
    {
        var at = word.AsSpan().TrimStart("0123456789&");
        if (at.Length == 0 || at[0] is not ('>' or '<'))
            return null;
        return at.TrimStart("<>").Length == 0;
    }

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && !char.IsAsciiDigit(word[0]) && word.AsSpan(0, equals).IndexOfAnyExcept(NameCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static string Argument(string word)
    {
        if (word.StartsWith("./", StringComparison.Ordinal))
            word = word[2..];
        else if (word.StartsWith('/') || (word.Length > 2 && word[1] == ':' && word[2] is '/' or '\\'))
            word = BaseName(word.TrimEnd('/'));
        return word.Length > 0 && IsNumberOrHash(word) ? "0" : word;
    }

    private static bool IsNumberOrHash(string word)
    {
        var digits = word.Count(char.IsAsciiDigit);
        return digits == word.Length
            || (digits > 0 && word.Length >= 7 && word.All(c => char.IsAsciiHexDigit(c) || c == '-'));
    }

    private static string BaseName(string word)
    {
        var name = word[(word.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
