using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>What of ours stands in a target.</summary>
public sealed class TargetMarks
{
    private readonly MarkedText marks;

    private TargetMarks(TargetText target)
    {
        marks = MarkedText.Of(target, Mark.Section, Mark.Card, Mark.Head);
        Section = marks.Blocks.FirstOrDefault(b => b.Kind == Mark.Section);
        Head = marks.Blocks.FirstOrDefault(b => b.Kind == Mark.Head);
        Cards = [.. marks.Blocks.Where(b => b.Kind == Mark.Card)];
        Fault = marks.Fault ?? (Cards.FirstOrDefault(c => c.Id.Length == 0) is { } card ? $"line {card.FirstLine + 1}: a card's mark without an id" : null);
        Ids =
        [
            .. Cards.Select(c => (Line: c.FirstLine, c.Id))
                .Concat(marks.PlainLines.Select(line => (Line: line, Id: LooseId(target.Line(line)) ?? "")).Where(l => l.Id.Length > 0))
                .OrderBy(l => l.Line).Select(l => l.Id).Distinct(),
        ];
        EndsInCarriageReturn = target.Text.EndsWith('\r');
    }

    public MarkedBlock? Section { get; }

    /// <summary>The head of a reference file.</summary>
    public MarkedBlock? Head { get; }

    public bool HasSectionStart => marks.Has(Mark.Section, isEnd: false);

    public bool HasSectionEnd => marks.Has(Mark.Section, isEnd: true);

    /// <summary>The cards in marks. One card may stand there twice, as old files have it.</summary>
    public IReadOnlyList<MarkedBlock> Cards { get; }

    /// <summary>The ids of all cards in the target, in its order: in marks, and in <c>- **ID:**</c> lines outside any mark, which old files have.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>What is wrong with the marks and where, or null; a target with a fault is not changed.</summary>
    public string? Fault { get; }

    /// <summary>A fence, comment or raw HTML that is never closed, and its line from 0: what is appended would become a part of it.</summary>
    public (string What, int Line)? OpenAtEnd => marks.OpenAtEnd;

    public bool EndsInCarriageReturn { get; }

    public static TargetMarks Of(TargetText target) => new(target);

    private static string? LooseId(ReadOnlySpan<char> line)
    {
        const string stem = "- **ID:** `";
        var text = line.Trim();
        return text.StartsWith(stem) && text[stem.Length..].IndexOf('`') is > 0 and var end ? text.Slice(stem.Length, end).ToString() : null;
    }
}
