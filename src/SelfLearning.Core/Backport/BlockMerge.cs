using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>What becomes of a block when the text of its card and people's edits come together.</summary>
/// <param name="Outcome">One of the constants.</param>
/// <param name="Body">The text of after, lines ending in <c>\n</c>; the text of now where there is a conflict.</param>
/// <param name="Conflicts">What both sides changed.</param>
public sealed record BlockMerge(string Outcome, string Body, IReadOnlyList<LineMerge.Part> Conflicts)
{
    /// <summary>Nobody changed anything, or only people did.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>The card's new text takes the place of its old one.</summary>
    public const string Updated = "updated";

    /// <summary>The card's changes went in beside people's.</summary>
    public const string Merged = "merged";

    /// <summary>Both changed the same lines, and it was said whose stay.</summary>
    public const string Decided = "decided";

    public const string Conflict = "conflict";

    /// <param name="now">The block's text.</param>
    /// <param name="before">The text as it was put in; null where nobody knows it any more, so that every difference is a conflict.</param>
    /// <param name="card">The text that the card has now.</param>
    /// <param name="keep">Whose lines stay in a conflict.</param>
    public static BlockMerge Of(string now, string? before, string card, MergeSide? keep)
    {
        if (card == before)
            return new(Unchanged, now, []);
        if (now == before)
            return new(Updated, card, []);
        if (now == card)
            return new(Merged, now, []);
        var merge = LineMerge.Of(before ?? "", card, now);
        List<LineMerge.Part> conflicts = [.. merge.Conflicts.Select(Trimmed)];
        return merge.Text(keep) is not { } text ? new(Conflict, now, conflicts)
            : new(conflicts.Count > 0 ? Decided : Merged, text, conflicts);
    }

    /// <summary>A text with the bodies and versions of some of its blocks replaced; all else stays to the byte.</summary>
    public static string Replaced(TargetText target, IEnumerable<(MarkedBlock Block, string Body, string Version)> blocks)
    {
        var text = target.Text;
        foreach (var (block, body, version) in blocks.OrderByDescending(b => b.Block.FirstLine))
        {
            var mark = target.Line(block.FirstLine).ToString();
            var start = target.Start(block.FirstLine);
            text = text[..start] + Mark.WithVersion(mark, version) + text[(start + mark.Length)..target.End(block.FirstLine)]
                + body.Replace("\n", LineEnd(target, block), StringComparison.Ordinal) + text[target.Start(block.LastLine)..];
        }

        return text;
    }

    /// <summary>The text between a block's marks, lines ending in <c>\n</c>; null where its lines end in more than one way.</summary>
    public static string? BodyOf(TargetText target, MarkedBlock block)
    {
        var body = Removal.Body(target, block);
        var plain = body.Replace("\r\n", "\n", StringComparison.Ordinal);
        return plain.Contains('\r', StringComparison.Ordinal) || plain.Replace("\n", LineEnd(target, block), StringComparison.Ordinal) != body ? null : plain;
    }

    private static string LineEnd(TargetText target, MarkedBlock block) => target.Text[target.Start(block.FirstLine)..target.End(block.FirstLine)].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    // Lines at the head and the end that both sides have alike are no part of what they differ in.
    private static LineMerge.Part Trimmed(LineMerge.Part part)
    {
        var head = part.Ours.Zip(part.Theirs).TakeWhile(l => l.First == l.Second).Count();
        var most = Math.Min(part.Ours.Count, part.Theirs.Count) - head;
        var tail = part.Ours.Reverse().Zip(part.Theirs.Reverse()).Take(most).TakeWhile(l => l.First == l.Second).Count();
        return part with { Ours = [.. part.Ours.Skip(head).SkipLast(tail)], Theirs = [.. part.Theirs.Skip(head).SkipLast(tail)] };
    }
}
