namespace SelfLearning.Core.Agents.Commands;

/// <summary>What a card tells one to do, as far as it can be seen being done: commands in their normal form, and files.</summary>
public sealed record CardActions(IReadOnlyList<string> Commands, IReadOnlyList<string> Files)
{
    // One word of these says nothing about a card having been followed.
    private static readonly HashSet<string> Everyday = new(StringComparer.Ordinal)
    {
        "ls", "cat", "git", "npm", "npx", "node", "python", "python3", "pip", "dotnet", "cargo", "go", "make", "docker", "rm", "mv", "cp", "mkdir", "find",
        "grep", "rg", "sed", "awk", "curl", "bash", "sh", "yarn", "pnpm", "java", "mvn", "gradle", "kubectl", "head", "tail", "touch", "chmod",
    };

    /// <summary>Whether a program is one of those whose name alone says nothing.</summary>
    internal static bool IsEveryday(string program) => Everyday.Contains(program);

    private static readonly string[] ScriptEndings = [".sh", ".bash", ".zsh", ".ps1", ".cmd", ".bat", ".py", ".rb", ".pl", ".js", ".mjs", ".ts"];

    private static readonly string[] Verbs = ["run ", "execute ", "call ", "type "];

    /// <summary>Reads a card's steps. Commands stand in backticks, behind <c>$ </c>, or behind "run"; files are words with a folder or a
    /// known-looking ending.</summary>
    public static CardActions Of(IReadOnlyList<string> steps)
    {
        var commands = new List<string>();
        var files = new List<string>();
        foreach (var step in steps)
        {
            foreach (var span in Spans(step))
            {
                if (IsFile(span))
                    files.Add(Plain(span));
                if (IsFile(span) ? IsScript(span) && !Changes(step) : IsCommand(span))
                    commands.AddRange(CommandForm.Of(span).Steps.Where(s => s.Contains(' ', StringComparison.Ordinal) || !Everyday.Contains(s)));
            }

            files.AddRange(step.Split([' ', '\t', '\n', '`', '"', '\'', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(IsFile).Select(Plain));
        }

        return new CardActions([.. commands.Distinct(StringComparer.Ordinal)], [.. files.Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Spans(string step)
    {
        var parts = step.Split('`');
        for (var i = 1; i < parts.Length; i += 2)
        {
            if (!string.IsNullOrWhiteSpace(parts[i]))
                yield return parts[i].Trim();
        }

        foreach (var line in step.Split('\n'))
        {
            var text = line.Trim();
            if (text.StartsWith("$ ", StringComparison.Ordinal))
                yield return text[2..];
            else if (parts.Length < 3 && Verbs.FirstOrDefault(v => text.StartsWith(v, StringComparison.OrdinalIgnoreCase)) is { } verb)
                yield return UntilPunctuation(text[verb.Length..]);
        }
    }

    private static bool IsScript(string file) => ScriptEndings.Any(e => file.EndsWith(e, StringComparison.Ordinal));

    private static bool Changes(string step) => step.TrimStart().Split(' ')[0].ToLowerInvariant() is "edit" or "change" or "fix" or "update" or "add" or "set" or "open" or "read" or "see" or "look" or "check" or "put" or "write" or "delete" or "remove";

    private static string UntilPunctuation(string text)
    {
        var end = text.AsSpan().IndexOfAny(",;(");
        var stop = text.IndexOf(". ", StringComparison.Ordinal);
        if (stop >= 0 && (end < 0 || stop < end))
            end = stop;
        return (end < 0 ? text : text[..end]).TrimEnd('.', ' ');
    }

    // A command begins with a lower-case program, and has an argument or is a name of its own.
    private static bool IsCommand(string span) =>
        span.Length is > 1 and < 400 && (char.IsAsciiLetterLower(span[0]) || span[0] is '.' or '/' or '~' || char.IsAsciiLetterUpper(span[0]) && span.Contains('=', StringComparison.Ordinal))
        && span.AsSpan().IndexOfAny("<>{}") != 0 && !span.EndsWith("()", StringComparison.Ordinal);

    private static bool IsFile(string word)
    {
        var name = word.TrimEnd('.', ':', '!', '?');
        if (name.Length is < 3 or > 200 || name.Contains(' ', StringComparison.Ordinal) || name.StartsWith('-') || name.Contains("://", StringComparison.Ordinal))
            return false;
        var last = name[(name.LastIndexOf('/') + 1)..];
        var dot = last.LastIndexOf('.');
        var ending = dot < 0 ? "" : last[(dot + 1)..];
        return ending.Length is >= 1 and <= 8 && ending.All(char.IsAsciiLetterOrDigit) && ending.Any(char.IsAsciiLetter)
            && (name.Contains('/', StringComparison.Ordinal) || dot == 0 || (dot > 1 && last.Take(dot).All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_') && ending.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))));
    }

    private static string Plain(string file)
    {
        file = file.TrimEnd('.', ':', '!', '?');
        return file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
    }
}
