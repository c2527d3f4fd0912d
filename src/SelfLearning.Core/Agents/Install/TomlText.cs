namespace SelfLearning.Core.Agents.Install;

/// <summary>The little that is needed of a TOML file (Codex's <c>config.toml</c>): whether a switch is off, and a marked block of tables at its
/// end. Nothing is rewritten.</summary>
public static class TomlText
{
    private static readonly MarkedBlock Block = new("# self-learning:start", "# self-learning:end");

    /// <summary>Whether the user switched hooks off: <c>[features] hooks = false</c>. We do not switch them on; we say so.</summary>
    public static bool HooksAreOff(string text) => Value(text, "features", "hooks") == "false";

    /// <summary>The raw text of a key's value in a plain table, or under its dotted name at the top; null where it is absent.</summary>
    public static string? Value(string text, string table, string key)
    {
        var at = "";
        string? value = null;
        foreach (var line in Lines(text))
        {
            if (line.StartsWith('['))
            {
                at = line.Trim('[', ']', ' ', '\t');
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                continue;
            var name = line[..equals].Trim();
            if ((at == table && name == key) || (at.Length == 0 && name == $"{table}.{key}"))
                value = line[(equals + 1)..].Trim();
        }

        return value;
    }

    /// <summary>The text with our tables at its end, where later keys of other tables cannot fall into them.</summary>
    public static TextMerge Insert(string text, string tables)
    {
        if (HasOpenString(text))
            return new TextMerge.Refused("The TOML text ends inside a string.");
        var name = tables.Split('\n').First(l => l.StartsWith('[')).Trim();
        if (Block.Find(text, out _) is null && Lines(text).Contains(name))
            return new TextMerge.Refused($"The table {name} stands there already, outside our marks.");
        return Block.Insert(text, $"{Block.StartMark}\n{tables.TrimEnd('\n')}\n{Block.EndMark}");
    }

    /// <summary>The text without our tables.</summary>
    public static TextMerge Remove(string text) => Block.Remove(text);

    // Lines without their comments; lines inside of multi-line strings are left out.
    private static IEnumerable<string> Lines(string text)
    {
        string? open = null;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n'))
        {
            var wasOpen = open is not null;
            open = OpenAfter(raw, open, out var comment);
            if (!wasOpen && open is null)
                yield return (comment < 0 ? raw : raw[..comment]).Trim();
        }
    }

    private static bool HasOpenString(string text)
    {
        string? open = null;
        foreach (var line in text.Split('\n'))
            open = OpenAfter(line, open, out _);
        return open is not null;
    }

    /// <summary>The multi-line quote that is still open after a line, and where a comment begins in it.</summary>
    private static string? OpenAfter(string line, string? open, out int comment)
    {
        comment = -1;
        for (var i = 0; i < line.Length; i++)
        {
            if (open is not null)
            {
                if (open[0] == '"' && line[i] == '\\')
                {
                    i++;
                }
                else if (string.CompareOrdinal(line, i, open, 0, open.Length) == 0)
                {
                    i += open.Length - 1;
                    open = null;
                }

                continue;
            }

            switch (line[i])
            {
                case '#':
                    comment = i;
                    return null;
                case '"' or '\'':
                    var quote = line[i];
                    var three = new string(quote, 3);
                    open = string.CompareOrdinal(line, i, three, 0, 3) == 0 ? three : quote.ToString();
                    i += open.Length - 1;
                    break;
            }
        }

        // A string on one line cannot stay open over its end: such a text is damaged, and is treated as if it had closed.
        return open?.Length == 3 ? open : null;
    }
}
