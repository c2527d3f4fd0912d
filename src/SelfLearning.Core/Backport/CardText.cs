using SelfLearning.Core.Text;
using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Backport;

/// <summary>A card as the Markdown that stands between its marks. Every value stays plain text (see <see cref="MarkdownText"/>).</summary>
public static class CardText
{
    /// <summary>The whole block, marks included, ending in a line end.</summary>
    public static string Block(BackportCard card, string backportId, string lineEnd, bool noFinalNewline, string? part = null)
    {
        var body = Body(card, part);
        var text = Mark.CardStartLine(card.Id, backportId, Version(body), noFinalNewline, part) + "\n" + body + Mark.Card.EndLine + "\n";
        return lineEnd == "\n" ? text : text.Replace("\n", lineEnd, StringComparison.Ordinal);
    }

    /// <summary>The first 8 hex digits of SHA-256 over the text between the marks; line ends do not count, since git may turn them.</summary>
    public static string Version(string body) =>
        Sha256.Hex(Encoding.UTF8.GetBytes(body.Replace("\r\n", "\n", StringComparison.Ordinal)))[..8];

    /// <summary>The text between the marks, each line ending in <c>\n</c>: of the whole card, or of a part that <see cref="CardPart"/> knows.</summary>
    public static string Body(BackportCard card, string? part = null) => part switch
    {
        CardPart.Steps => Head(card) + Steps(card),
        CardPart.Summary => Head(card) + $"The steps are in [{LongCards}]({LongCards}).\n",
        CardPart.Gotchas => Items(card.Gotchas, numbered: false),
        _ => Whole(card),
    };

    /// <summary>The file of a skill for cards that would make its SKILL.md too long.</summary>
    public const string LongCards = "references/lessons.md";

    private static string Head(BackportCard card) =>
        $"### {MarkdownText.Inline(card.Title)}\n\n" + (card.WhenToUse.Length > 0 ? $"When to use: {MarkdownText.Inline(card.WhenToUse)}\n\n" : "");

    // A card without steps says what was wrong, and its reader draws the conclusion.
    private static string Steps(BackportCard card) => card.Steps.Count > 0
        ? Items(card.Steps, numbered: true)
        : string.Concat(MarkdownText.Lines(card.Problem).Select(line => line + "\n"));

    private static string Whole(BackportCard card)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(MarkdownText.Inline(card.Title)).Append("\n\n");
        text.Append("- **ID:** ").Append(MarkdownText.Code(card.Id)).Append('\n');
        if (card.WhenToUse.Length > 0)
            text.Append("- **When to use:** ").Append(MarkdownText.Inline(card.WhenToUse)).Append('\n');
        if (card.Tags.Count > 0)
            text.Append("- **Tags:** ").AppendJoin(", ", card.Tags.Select(MarkdownText.Inline)).Append('\n');

        if (card.Problem.Length > 0)
        {
            text.Append("\n**Problem**\n\n");
            foreach (var line in MarkdownText.Lines(card.Problem))
                text.Append(line).Append('\n');
        }

        List(text, "Solution", card.Steps, numbered: true);
        List(text, "Gotchas", card.Gotchas);
        List(text, "Links", card.Links);
        List(text, "Evidence", card.Evidence);
        return text.ToString();
    }

    private static void List(StringBuilder text, string title, IReadOnlyList<string> items, bool numbered = false)
    {
        if (items.Count > 0)
            text.Append("\n**").Append(title).Append("**\n\n").Append(Items(items, numbered));
    }

    private static string Items(IReadOnlyList<string> items, bool numbered)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var sign = numbered ? $"{i + 1}. " : "- ";
            var lines = MarkdownText.Lines(items[i]).Where(l => l.Length > 0).DefaultIfEmpty("").ToList();
            text.Append(sign).Append(lines[0]).Append('\n');
            foreach (var line in lines.Skip(1))
                text.Append(' ', sign.Length).Append(line).Append('\n');
        }

        return text.ToString();
    }
}
