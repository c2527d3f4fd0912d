using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>Takes cards out of a target again. What others wrote stays to the byte.</summary>
public static class Removal
{
    /// <summary>What a removal does to a text: the text after (null: nothing is left of the file), which cards it cuts, and which of them,
    /// or of our own lines around them, were edited by hand.</summary>
    public sealed record Result(string? After, IReadOnlyList<string> Removed, IReadOnlyList<string> Edited);

    /// <summary>Cuts cards out of a file in which they stand. Our heading, head and title go with the last of them.</summary>
    public static Result Cards(TargetText target, Func<MarkedBlock, bool> isWanted)
    {
        var marks = TargetMarks.Of(target);
        var wanted = marks.Cards.Where(isWanted).ToList();
        if (marks.Fault is not null || wanted.Count == 0)
            return new Result(target.Text, [], []);

        List<string> edited = [.. wanted.Where(b => IsEdited(target, b)).Select(b => b.Id).Distinct()];
        var text = target.Text;
        foreach (var block in wanted.OrderByDescending(b => b.FirstLine))
            text = Cut(target, text, block);
        var left = marks.Cards.Count - wanted.Count;
        List<string> removed = [.. wanted.Select(b => b.Id).Distinct()];
        if (left > 0)
            return new Result(WithoutIds(PassOn(text, wanted), removed), removed, edited);
        return new Result(WithoutFrame(text, edited), removed, edited);
    }

    /// <summary>Cuts the pointer out of SKILL.md.</summary>
    public static Result Pointer(TargetText skill)
    {
        var marks = TargetMarks.Of(skill);
        if (marks.Fault is not null || marks.Section is not { } section)
            return new Result(skill.Text, [], []);
        var isOurs = SectionText.Body(skill, section, out _) == SectionText.Pointer;
        return new Result(SectionText.Cut(skill, section), [], isOurs ? [] : [SkillBackport.SkillPath]);
    }

    /// <summary>Whether a block's text is not what its <c>v=</c> says; blocks of the old program carry none and cannot tell.</summary>
    public static bool IsEdited(TargetText target, MarkedBlock block) =>
        block["v"] is { } version && CardText.Version(Body(target, block)) != version;

    /// <summary>The text between a block's marks.</summary>
    public static string Body(TargetText target, MarkedBlock block) => target.Text[target.End(block.FirstLine)..target.Start(block.LastLine)];

    private static string Cut(TargetText target, string text, MarkedBlock block)
    {
        var start = target.Start(SectionText.BlankBefore(target, block.FirstLine));
        var end = target.End(block.LastLine);
        // The file had no final newline before this block came to its end; the block brought one.
        if (block["eof"] == "bare" && text.AsSpan(end).Trim("\r\n").IsEmpty && end == text.Length)
            start = text.AsSpan(0, start).EndsWith("\r\n") ? start - 2 : start > 0 && text[start - 1] == '\n' ? start - 1 : start;
        return text[..start] + text[end..];
    }

    /// <summary>Where the file had no final newline before the first card came, the first card that stays says so from now on.</summary>
    private static string PassOn(string text, List<MarkedBlock> removed)
    {
        if (!removed.Exists(b => b["eof"] == "bare"))
            return text;
        var target = new TargetText(text);
        var first = TargetMarks.Of(target).Cards[0];
        var end = target.Start(first.FirstLine) + target.Line(first.FirstLine).TrimEnd(' ').Length;
        return first["eof"] == "bare" ? text : text[..(end - "-->".Length)] + "eof=bare -->" + text[end..];
    }

    private static string WithoutIds(string text, List<string> removed)
    {
        var target = new TargetText(text);
        var marks = TargetMarks.Of(target);
        if (marks.Head is not { } head)
            return text;
        var ids = (head.Pairs.GetValueOrDefault("card_ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Except(removed).ToList();
        // The head names the latest backport that is left, and its time, which its id holds.
        var latest = marks.Cards.Select(c => c["backport_id"]).OfType<string>().Max(StringComparer.Ordinal) ?? head.Pairs.GetValueOrDefault("backport_id") ?? "";
        var time = Records.Timestamp.Find(latest.Split('_').ElementAtOrDefault(1)) is { } t ? Records.Timestamp.Text(t) : head.Pairs.GetValueOrDefault("generated_at") ?? "";
        return ReferenceFile.WithHead(target, marks, text, ReferenceFile.HeadText(head.Pairs, latest, time, ids, target.LineEnd));
    }

    private static string? WithoutFrame(string text, List<string> edited)
    {
        var target = new TargetText(text);
        var marks = TargetMarks.Of(target);
        if (marks.Section is { } section)
        {
            if (SectionText.IsEmpty(target, section))
                return SectionText.IsAllOfFile(target, section) ? null : SectionText.Cut(target, section);
            // Someone wrote between our cards: their lines stay, our marks and heading go.
            edited.Add("the text under our heading");
            return text[..target.Start(section.FirstLine)] + Kept(target, section) + text[target.End(section.LastLine)..];
        }

        if (marks.Head is not { } head)
            return text;
        var rest = text[..target.Start(head.FirstLine)] + text[End(target, head)..];
        // Only a file that we made has our title; with nothing else in it, it goes.
        return rest.Trim('\uFEFF').Trim().Equals(ReferenceFile.Title, StringComparison.Ordinal) ? null : rest;
    }

    private static int End(TargetText target, MarkedBlock head) =>
        head.LastLine + 1 < target.Count && target.IsBlank(head.LastLine + 1) ? target.End(head.LastLine + 1) : target.End(head.LastLine);

    private static string Kept(TargetText target, MarkedBlock section)
    {
        var kept = "";
        for (var line = section.FirstLine + 1; line < section.LastLine; line++)
        {
            if (!SectionText.IsOurs(target.Line(line)))
                kept += target.Text[target.Start(line)..target.End(line)];
        }

        return kept;
    }
}
