namespace SelfLearning.Bench.Secrets;

/// <summary>A row of the corpus: a text, the secret in it, and what sort of secret it is.</summary>
internal sealed record SecretRow(string Text, string Secret, string Rule, string Source, string Class, bool IsSecret)
{
    /// <summary>What stands behind the secret: the next characters, in classes.</summary>
    public string Follows
    {
        get
        {
            var at = Text.IndexOf(Secret, StringComparison.Ordinal);
            if (at < 0)
                return "(not as it is)";
            var rest = Text[(at + Secret.Length)..];
            return rest switch
            {
                "" => "end of text",
                _ when rest[0] is '"' or '\'' or '`' => "quote",
                _ when rest[0] is ')' or ']' or '}' => "bracket",
                _ when rest[0] is '.' or ',' or ';' or ':' or '!' => "punctuation",
                _ when rest[0] == '\\' => "escape",
                _ when char.IsWhiteSpace(rest[0]) => "blank",
                _ => "other",
            };
        }
    }

    /// <summary>Whether the secret survives: its longest run in the text is 40 % of it and 6 characters, or 24 characters.</summary>
    public bool Leaks(string text)
    {
        var longest = 0;
        var before = new int[text.Length + 1];
        foreach (var c in Secret)
        {
            var row = new int[text.Length + 1];
            for (var j = 0; j < text.Length; j++)
            {
                if (text[j] == c)
                    longest = Math.Max(longest, row[j + 1] = before[j] + 1);
            }

            before = row;
        }

        return (longest >= 6 && longest >= 0.4 * Secret.Length) || longest >= 24;
    }
}
