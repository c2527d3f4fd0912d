namespace SelfLearning.Core.Agents.Commands;

/// <summary>A shell command in the form in which two runs of it are equal: without environment assignments, <c>cd</c>, <c>sudo</c> and
/// such, redirections and viewers at the end of a pipe; programs by their base name; numbers, hashes and folders of absolute
/// paths dropped.</summary>
public sealed class CommandForm
{
    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
        { "sudo", "doas", "env", "time", "nohup", "nice", "timeout", "command", "exec", "stdbuf", "xvfb-run" };

    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
        { "cd", "pushd", "popd", "export", "set", "source", ".", "ulimit", "umask", "echo", "printf", "true", "clear", "sleep", "pwd", "exit" };

    private static readonly HashSet<string> Viewers = new(StringComparer.Ordinal)
        { "tail", "head", "tee", "less", "more", "cat", "grep", "rg", "wc", "sort", "uniq", "jq", "sed", "awk", "cut", "tr", "column", "Select-Object", "Out-String" };

    // Wrappers' options that take a word of their own.
    private static readonly HashSet<string> WithValue = new(StringComparer.Ordinal) { "-u", "-g", "-n", "-k", "-s", "-C" };

    private CommandForm(IReadOnlyList<string> steps, IReadOnlyList<string> proven, IReadOnlyList<string> written) =>
        (Steps, Proven, Written) = (steps, proven, written);

    /// <summary>The commands that do the work, in order.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The steps of which exit code 0 of the whole says that they went well: not those whose end is hidden by a pipe, a
    /// <c>;</c>, a <c>||</c>, a <c>!</c>, or that were sent to the background.</summary>
    public IReadOnlyList<string> Proven { get; }

    /// <summary>The files that redirections and <c>tee</c> write.</summary>
    public IReadOnlyList<string> Written { get; }

    /// <summary>The steps as receipts keep them: a fingerprint of each, since a command line may hold a secret.</summary>
    public IReadOnlyList<string> Prints => [.. Steps.Select(Fingerprint.Of)];

    public static CommandForm Of(string? command) => Of(command, depth: 0);

    /// <summary>Whether running this also ran all the steps of which the prints are given.</summary>
    public bool Covers(IReadOnlyList<string> prints) => prints.Count > 0 && prints.All(Prints.Contains);

    /// <summary>Whether exit code 0 of this says that all the steps of which the prints are given went well.</summary>
    public bool Proves(IReadOnlyList<string> prints) => prints.Count > 0 && prints.All(Proven.Select(Fingerprint.Of).Contains);

    /// <summary>Whether some step is the given one, perhaps with further arguments, and in earnest.</summary>
    public bool Uses(string step) => Steps.Any(s => s == step || (s.StartsWith(step + " ", StringComparison.Ordinal) && !OnlyReads.AsksOnly(s[step.Length..])));

    private static CommandForm Of(string? command, int depth)
    {
        var (steps, written, ends) = (new List<string>(), new List<string>(), new ExitCode());
        foreach (var part in ShellWords.Split(command ?? ""))
        {
            var words = Bare(part.Words, written);
            var tool = words.Count == 0 ? "" : BaseName(words[0]);
            ends.Begin(part, tool, words);
            if (part.Before == "|" && tool == "tee")
                written.AddRange(words.Skip(1).Where(w => !w.StartsWith('-')).Where(IsPlace));
            if (tool.Length > 0 && !Settings.Contains(tool) && !(part.Before == "|" && Viewers.Contains(tool)))
            {
                var inner = depth < 3 && tool is "bash" or "sh" or "zsh" or "pwsh" or "powershell" && words.Count > 2 && words[1].StartsWith('-') && words[1].EndsWith('c')
                    ? Of(words[2], depth + 1)
                    : null;
                IReadOnlyList<string> done = inner?.Steps ?? [Step(tool, words, part.Heredoc)];
                steps.AddRange(done);
                written.AddRange(inner?.Written ?? []);
                ends.Take(inner?.Proven ?? done);
            }

            ends.End(part);
        }

        return new CommandForm(steps, ends.Proven, written);
    }

    private static string Step(string tool, List<string> words, string? heredoc)
    {
        var first = 1;
        if (tool is "bash" or "sh" or "zsh")
        {
            // A script that a shell runs is the same as the script itself.
            while (first < words.Count && words[first].Length > 1 && words[first][0] is '-' or '+' && words[first].AsSpan(1).IndexOfAnyExceptInRange('a', 'z') < 0)
                first++;
            (tool, first) = first < words.Count ? (BaseName(words[first]), first + 1) : (tool, 1);
        }

        var step = words.Skip(first).Select(Argument).Where(a => a.Length > 0).Prepend(tool);
        // What a viewer reads from there goes elsewhere; to all others it is their program.
        return string.Join(' ', heredoc is null || Viewers.Contains(tool) ? step : step.Append("heredoc:" + Fingerprint.Of(heredoc)));
    }

    /// <summary>The words without assignments, wrappers with their options, and redirections.</summary>
    private static List<string> Bare(IReadOnlyList<string> words, List<string> written)
    {
        var bare = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (Redirection(word) is { } takesNext)
            {
                i += takesNext ? 1 : 0;
                var place = takesNext ? i < words.Count ? words[i] : "" : word[(word.LastIndexOf('>') + 1)..];
                if (word.Contains('>', StringComparison.Ordinal) && IsPlace(place))
                    written.Add(place);
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

    private static bool IsPlace(string place) => place.Length > 0 && place[0] != '&' && !place.StartsWith("/dev/", StringComparison.Ordinal);

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
