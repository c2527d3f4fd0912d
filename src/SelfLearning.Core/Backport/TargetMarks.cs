namespace SelfLearning.Core.Backport;

/// <summary>A card in a target: its lines from start mark to end mark.</summary>
public sealed record CardBlock(Mark Mark, int FirstLine, int LastLine)
{
    public string Id => Mark["id"] ?? "";
}

/// <summary>Our part of a target: its lines from start mark to end mark.</summary>
public sealed record Section(Mark Mark, int FirstLine, int LastLine);

/// <summary>The head of a reference file: its lines, and the values in it.</summary>
public sealed record Head(IReadOnlyDictionary<string, string> Values, int FirstLine, int LastLine);

/// <summary>Our marks in a target. Marks inside front matter or code fences are examples and no marks.</summary>
public sealed class TargetMarks
{
    private readonly TargetText target;
    private readonly List<CardBlock> cards = [];
    private readonly List<string> looseIds = [];
    private (Mark Mark, int Line)? openSection;
    private (Mark Mark, int Line)? openCard;
    private readonly LiteralText literal = new();

    private TargetMarks(TargetText target)
    {
        this.target = target;
        for (var line = AfterFrontMatter(target); line < target.Count && Fault is null; line++)
            line = Read(line);
        Fault ??= openCard is { } card ? $"line {card.Line + 1}: the card's mark is not closed"
            : openSection is { } section ? $"line {section.Line + 1}: the mark is not closed" : null;
        OpenAtEnd = literal.Open;
        EndsInCarriageReturn = target.Text.EndsWith('\r');
    }

    public Section? Section { get; private set; }

    public Head? Head { get; private set; }

    public bool HasSectionStart { get; private set; }

    public bool HasSectionEnd { get; private set; }

    public IReadOnlyList<CardBlock> Cards => cards;

    /// <summary>The ids of all cards in the target: in marks, and in <c>- **ID:**</c> lines outside any mark, which old files have.</summary>
    public IReadOnlyList<string> Ids => [.. cards.Select(c => c.Id).Concat(looseIds).Distinct()];

    /// <summary>What is wrong with the marks and where, or null; a target with a fault is not changed.</summary>
    public string? Fault { get; private set; }

    /// <summary>A fence, comment or raw HTML that is never closed, and its line from 0: what is appended would become a part of it.</summary>
    public (string What, int Line)? OpenAtEnd { get; }

    public bool EndsInCarriageReturn { get; }

    public static TargetMarks Of(TargetText target) => new(target);

    /// <summary>The number of lines that front matter takes at the head of a file.</summary>
    public static int AfterFrontMatter(TargetText target)
    {
        if (target.Count == 0 || !target.Line(0).TrimEnd(' ').SequenceEqual("---"))
            return 0;
        for (var line = 1; line < target.Count; line++)
        {
            if (target.Line(line).TrimEnd(' ').SequenceEqual("---"))
                return line + 1;
        }

        return 0;
    }

    private int Read(int line)
    {
        var text = target.Line(line);
        // Inside a card its end mark always counts, whatever an old card's text opened.
        var found = Mark.Find(text);
        if (openCard is null && literal.Read(text, line, isMark: found is not null))
            return line;
        if (found is not { } mark)
        {
            if (openCard is null && LooseId(text) is { } id)
                looseIds.Add(id);
            return line;
        }

        HasSectionStart |= mark.Kind == MarkKind.SectionStart;
        HasSectionEnd |= mark.Kind == MarkKind.SectionEnd;
        switch (mark.Kind)
        {
            case MarkKind.Head when openCard is null && Head is null:
                return ReadHead(line);
            case MarkKind.SectionStart when openSection is null && openCard is null && Section is null:
                openSection = (mark, line);
                break;
            case MarkKind.SectionEnd when openSection is { } section && openCard is null:
                Section = new Section(section.Mark, section.Line, line);
                openSection = null;
                break;
            case MarkKind.CardStart when openCard is null && !string.IsNullOrEmpty(mark["id"]) && !cards.Exists(c => c.Id == mark["id"]):
                openCard = (mark, line);
                break;
            case MarkKind.CardEnd when openCard is { } card:
                cards.Add(new CardBlock(card.Mark, card.Line, line));
                openCard = null;
                break;
            default:
                Fault = $"line {line + 1}: a mark that is nested, doubled or has no partner: {text.Trim()}";
                break;
        }

        return line;
    }

    private int ReadHead(int first)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var line = first + 1; line < target.Count; line++)
        {
            var text = target.Line(line).Trim();
            if (text.SequenceEqual("-->"))
            {
                Head = new Head(values, first, line);
                return line;
            }

            if (Mark.Find(text) is not null)
                break;
            var equals = text.IndexOf('=');
            if (equals > 0)
                values.TryAdd(text[..equals].ToString(), text[(equals + 1)..].ToString());
        }

        Fault = $"line {first + 1}: the head of the card file is not closed";
        return first;
    }

    private static string? LooseId(ReadOnlySpan<char> line)
    {
        const string stem = "- **ID:** `";
        var text = line.Trim();
        return text.StartsWith(stem) && text[stem.Length..].IndexOf('`') is > 0 and var end ? text.Slice(stem.Length, end).ToString() : null;
    }
}
