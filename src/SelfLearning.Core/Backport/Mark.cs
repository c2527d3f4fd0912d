namespace SelfLearning.Core.Backport;

/// <summary>Which mark a line is.</summary>
public enum MarkKind
{
    /// <summary>Begins our part of a target.</summary>
    SectionStart,

    /// <summary>Ends our part of a target.</summary>
    SectionEnd,

    /// <summary>Begins the head of a reference file.</summary>
    Head,

    /// <summary>Begins a card.</summary>
    CardStart,

    /// <summary>Ends a card.</summary>
    CardEnd,
}

/// <summary>A mark of ours: an HTML comment alone on its line, with name=value pairs.</summary>
public sealed record Mark(MarkKind Kind, IReadOnlyDictionary<string, string> Pairs)
{
    public const string SectionEndLine = "<!-- self-learning:backport:end -->";
    public const string CardEndLine = "<!-- self-learning:aha:end -->";
    public const string HeadLine = "<!-- self-learning:aha-file";

    private static readonly (string Stem, MarkKind Kind)[] Stems =
    [
        ("<!-- self-learning:backport:start", MarkKind.SectionStart),
        ("<!-- self-learning:backport:end", MarkKind.SectionEnd),
        ("<!-- self-learning:aha:start", MarkKind.CardStart),
        ("<!-- self-learning:aha:end", MarkKind.CardEnd),
    ];

    public string? this[string name] => Pairs.GetValueOrDefault(name);

    public static string SectionStartLine(string backportId) => $"<!-- self-learning:backport:start id={backportId} -->";

    /// <summary>The start of a card. <paramref name="noFinalNewline"/>: the target had none before, which removal restores.</summary>
    public static string CardStartLine(string cardId, string backportId, string version, bool noFinalNewline) =>
        $"<!-- self-learning:aha:start id={cardId} backport_id={backportId} v={version}{(noFinalNewline ? " eof=bare" : "")} -->";

    /// <summary>The mark that a line is, or null. A line indented by four or more is code.</summary>
    public static Mark? Find(ReadOnlySpan<char> line)
    {
        if (line.Length - line.TrimStart(' ').Length > 3)
            return null;
        var text = line.Trim();
        if (text.SequenceEqual(HeadLine))
            return new Mark(MarkKind.Head, new Dictionary<string, string>());
        foreach (var (stem, kind) in Stems)
        {
            if (text.StartsWith(stem) && text.EndsWith("-->") && text.Length >= stem.Length + 4 && text[stem.Length] == ' ')
                return new Mark(kind, PairsOf(text[stem.Length..^3].ToString()));
        }

        return null;
    }

    private static Dictionary<string, string> PairsOf(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                pairs.TryAdd(word[..equals], word[(equals + 1)..]);
        }

        return pairs;
    }
}
