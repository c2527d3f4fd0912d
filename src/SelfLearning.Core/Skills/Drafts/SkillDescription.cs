using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Skills.Drafts;

/// <summary>The description of a skill that is made of cards: what it holds, from their titles, and when to use it, from their conditions.</summary>
public static class SkillDescription
{
    private const int MaxTitles = 380;
    private const string AndMore = ", and in similar cases";

    /// <summary>One line within the format's limit, without what some agents take for markup.</summary>
    public static string Of(IReadOnlyList<BackportCard> cards)
    {
        var text = new StringBuilder("Proven steps from earlier work: ");
        Add(text, cards.Select(c => Plain(c.Title)), MaxTitles, "; ", ", and more");
        text.Append(". Use when ");
        Add(text, cards.Select(c => Condition(c.WhenToUse.Length > 0 ? c.WhenToUse : c.Title)).Distinct(StringComparer.OrdinalIgnoreCase), SkillRules.MaxDescription - AndMore.Length - 1, "; ", AndMore);
        return text.Append('.').ToString();
    }

    private static void Add(StringBuilder text, IEnumerable<string> items, int most, string between, string more)
    {
        var count = 0;
        foreach (var item in items)
        {
            // The first stands there in any case, cut where it is too long.
            var room = most - text.Length - between.Length;
            if (count > 0 && item.Length > room)
            {
                text.Append(more);
                return;
            }

            text.Append(count++ > 0 ? between : "").Append(item.Length <= room ? item : item[..Math.Max(0, room - 1)].TrimEnd() + "…");
        }
    }

    private static string Condition(string when)
    {
        var text = Plain(when);
        foreach (var start in new[] { "use this when ", "use when ", "when ", "whenever ", "if " })
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                text = text[start.Length..];
        }

        // "The build" becomes "the build"; "CI" and "npm" stay.
        return text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    // Three hyphens would end the front matter for some readers.
    private static string Plain(string text)
    {
        var plain = MarkdownText.Fold(text).Replace("<", "", StringComparison.Ordinal).Replace(">", "", StringComparison.Ordinal);
        while (plain.Contains("---", StringComparison.Ordinal))
            plain = plain.Replace("---", "--", StringComparison.Ordinal);
        return plain.TrimEnd('.', ' ');
    }
}
