namespace SelfLearning.Core.Text;

/// <summary>A kind of block that is ours in a text of others, between <c>&lt;!-- self-learning:NAME:start name=value … --&gt;</c> and
/// <c>&lt;!-- self-learning:NAME:end --&gt;</c>, each alone on its line.</summary>
/// <param name="Name">Its name in the marks.</param>
/// <param name="IsHolder">Whether blocks of other kinds may stand in it.</param>
/// <param name="IsSingle">Whether it stands once in a text.</param>
/// <param name="IsComment">Whether it is one comment over several lines instead, with a name=value pair on each.</param>
public sealed record BlockKind(string Name, bool IsHolder = false, bool IsSingle = false, bool IsComment = false)
{
    /// <summary>How its start mark begins.</summary>
    public string Start { get; } = $"<!-- self-learning:{Name}{(IsComment ? "" : ":start")}";

    /// <summary>The line that ends it.</summary>
    public string EndLine { get; } = IsComment ? "-->" : $"<!-- self-learning:{Name}:end -->";

    /// <summary>The line that begins it, with name=value pairs.</summary>
    public string StartLine(string pairs) => $"{Start} {pairs} -->";

    /// <summary>The pairs of the start mark that a line is; null where it is none. A line indented by four or more is code.</summary>
    internal Dictionary<string, string>? FindStart(ReadOnlySpan<char> line) =>
        IsComment ? line.Trim().SequenceEqual(Start) && !IsCode(line) ? [] : null : FindMark(line, Start);

    internal bool IsEnd(ReadOnlySpan<char> line) =>
        IsComment ? line.Trim().SequenceEqual(EndLine) : FindMark(line, EndLine.AsSpan()[..^" -->".Length]) is not null;

    /// <summary>Whether a line is one of its marks.</summary>
    public bool IsMark(ReadOnlySpan<char> line) => FindStart(line) is not null || (!IsComment && IsEnd(line));

    internal static void AddPair(Dictionary<string, string> pairs, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            pairs.TryAdd(text[..equals], text[(equals + 1)..]);
    }

    private static bool IsCode(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length > 3;

    private static Dictionary<string, string>? FindMark(ReadOnlySpan<char> line, ReadOnlySpan<char> stem)
    {
        var text = line.Trim();
        if (IsCode(line) || !text.StartsWith(stem) || !text.EndsWith("-->") || text.Length < stem.Length + 4 || text[stem.Length] != ' ')
            return null;
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in text[stem.Length..^3].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            AddPair(pairs, word);
        return pairs;
    }
}
