namespace SelfLearning.Core.Text;

/// <summary>Our blocks in a text. Marks inside front matter, code fences and comments are examples and no marks; marks of other kinds than
/// those asked for are text.</summary>
public sealed class MarkedText
{
    private readonly TargetText target;
    private readonly IReadOnlyList<BlockKind> kinds;
    private readonly List<MarkedBlock> blocks = [];
    private readonly List<int> plain = [];
    private readonly List<(BlockKind Kind, Dictionary<string, string> Pairs, int Line)> open = [];
    private readonly HashSet<(BlockKind Kind, bool IsEnd)> seen = [];
    private readonly LiteralText literal = new();

    private MarkedText(TargetText target, IReadOnlyList<BlockKind> kinds)
    {
        (this.target, this.kinds) = (target, kinds);
        for (var line = target.AfterFrontMatter; line < target.Count && Fault is null; line++)
            Read(line);
        if (open.Count > 0)
            Fault ??= $"line {open[^1].Line + 1}: the mark is not closed";
    }

    /// <summary>The whole blocks, in the order in which they end.</summary>
    public IReadOnlyList<MarkedBlock> Blocks => blocks;

    /// <summary>The lines in no block but a holder that are Markdown and no mark.</summary>
    public IReadOnlyList<int> PlainLines => plain;

    /// <summary>What is wrong with the marks and where, or null; a text with a fault is not changed.</summary>
    public string? Fault { get; private set; }

    /// <summary>A fence, comment or raw HTML that is never closed, and its line from 0: what is appended would become a part of it.</summary>
    public (string What, int Line)? OpenAtEnd => literal.Open;

    public static MarkedText Of(TargetText target, params IReadOnlyList<BlockKind> kinds) => new(target, kinds);

    /// <summary>Whether a start mark, or an end mark, of a kind was met, with its partner or without.</summary>
    public bool Has(BlockKind kind, bool isEnd) => seen.Contains((kind, isEnd));

    private void Read(int line)
    {
        var text = target.Line(line);
        var (kind, pairs) = Find(text);
        var isInside = open is [.., { Kind.IsHolder: false }];
        if (open is [.., { Kind.IsComment: true } comment])
        {
            if (comment.Kind.IsEnd(text))
                Close(line);
            else if (kind is not null)
                Fault = $"line {comment.Line + 1}: the mark is not closed";
            else
                BlockKind.AddPair(comment.Pairs, text.Trim().ToString());
        }
        else if (!isInside && literal.Read(text, line, isMark: kind is not null))
        {
            // Inside a block its end mark always counts, whatever an old card's text opened.
        }
        else if (kind is null)
        {
            if (!isInside)
                plain.Add(line);
        }
        else
        {
            seen.Add((kind, pairs is null));
            if (pairs is null && open is [.., var begun] && begun.Kind == kind)
                Close(line);
            else if (pairs is not null && !isInside && !open.Exists(b => b.Kind == kind) && !(kind.IsSingle && blocks.Exists(b => b.Kind == kind)))
                open.Add((kind, pairs, line));
            else
                Fault = $"line {line + 1}: a mark that is nested, doubled or has no partner: {text.Trim()}";
        }
    }

    private void Close(int line)
    {
        var (kind, pairs, first) = open[^1];
        blocks.Add(new MarkedBlock(kind, pairs, first, line));
        open.RemoveAt(open.Count - 1);
    }

    // The kind of the mark that a line is; no pairs: an end mark.
    private (BlockKind? Kind, Dictionary<string, string>? Pairs) Find(ReadOnlySpan<char> line)
    {
        if (line.IndexOf("self-learning:") < 0)
            return default;
        foreach (var kind in kinds)
        {
            if (kind.FindStart(line) is { } pairs)
                return (kind, pairs);
            if (!kind.IsComment && kind.IsEnd(line))
                return (kind, null);
        }

        return default;
    }
}
