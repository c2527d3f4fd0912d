using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>Our part of a target: the pointer in SKILL.md, or the heading under which cards stand in any other Markdown file.</summary>
internal static class SectionText
{
    internal const string Heading = "## Learnings (self-learning)";
    private const string NoteStart = "<!-- self-learning:note ";
    private const string BareNote = "<!-- self-learning:note eof=bare -->\n";

    internal const string Pointer =
        Heading + "\n\nWhat was learned while using this skill stands in [" + SkillBackport.ReferencePath + "](" + SkillBackport.ReferencePath + ").\n"
        + "Read it before work that resembles one of its \"When to use\" lines.\n";

    /// <summary>The headings that we write between cards.</summary>
    private static readonly string[] Headings = [Heading, InstructionsHeading, GotchasHeading, LessonsHeading];

    internal const string InstructionsHeading = "## Instructions";
    internal const string GotchasHeading = "## Gotchas";
    internal const string LessonsHeading = "# Lessons";

    /// <summary>Whether a line of a section is of our own words; a blank line says nothing.</summary>
    internal static bool IsOurs(ReadOnlySpan<char> line)
    {
        var text = line.Trim().ToString();
        return text.StartsWith(NoteStart, StringComparison.Ordinal) || Headings.Contains(text)
            || (text.Length > 0 && ("\n" + Pointer).Contains($"\n{text}\n", StringComparison.Ordinal));
    }

    /// <summary>A whole section, marks included. <paramref name="body"/> has lines ending in <c>\n</c>.</summary>
    /// <param name="backportId">The backport that makes it.</param>
    /// <param name="body">Its text, lines ending in <c>\n</c>.</param>
    /// <param name="target">The text at whose end it comes.</param>
    /// <param name="rest">Where the file is new, what of it stands outside the section: with the section gone, a file that holds no more than this goes, too.</param>
    internal static string New(string backportId, string body, TargetText target, string? rest = null)
    {
        var text = Mark.SectionStartLine(backportId) + "\n" + (target.EndsBare ? BareNote : "") + (rest is null ? "" : NewNote(rest)) + body + Mark.Section.EndLine + "\n";
        return target.LineEnd == "\n" ? text : text.Replace("\n", target.LineEnd, StringComparison.Ordinal);
    }

    /// <summary>A target with text of ours at its end, a blank line before it.</summary>
    internal static string Appended(TargetText target, string text) =>
        target.Text + (target.EndsBare ? target.LineEnd : "") + (target.Text.Length > 0 ? target.LineEnd : "") + text;

    /// <summary>A target whose section names another backport.</summary>
    internal static string WithId(TargetText target, MarkedBlock section, string backportId)
    {
        var start = target.Start(section.FirstLine);
        var line = target.Line(section.FirstLine);
        var indent = line.Length - line.TrimStart(' ').Length;
        return target.Text[..(start + indent)] + Mark.SectionStartLine(backportId) + target.Text[(start + line.Length)..];
    }

    /// <summary>Whether nothing stands between a section's marks but words of ours.</summary>
    internal static bool IsEmpty(TargetText target, MarkedBlock section)
    {
        for (var line = section.FirstLine + 1; line < section.LastLine; line++)
        {
            if (!target.Line(line).Trim().IsEmpty && !IsOurs(target.Line(line)))
                return false;
        }

        return true;
    }

    /// <summary>Whether a file is new with its section, and holds no more than what came with it when the section is cut out.</summary>
    internal static bool IsAllOfFile(TargetText target, MarkedBlock section)
    {
        var note = section.FirstLine + 1 < section.LastLine ? target.Line(section.FirstLine + 1).Trim().ToString() : "";
        var left = Cut(target, section);
        return note == NewNote(left).TrimEnd('\n') || (note == NewNote("").TrimEnd('\n') && left.Length == 0);
    }

    private static string NewNote(string rest) => rest.Length == 0 ? "<!-- self-learning:note file=new -->\n" : $"<!-- self-learning:note file=new rest={CardText.Version(rest)} -->\n";

    /// <summary>The section's own text, without its marks and its notes on how the file was before, lines ending in <c>\n</c>.</summary>
    internal static string Body(TargetText target, MarkedBlock section, out bool wasBare)
    {
        var text = target.Text[target.End(section.FirstLine)..target.Start(section.LastLine)].Replace("\r\n", "\n", StringComparison.Ordinal);
        wasBare = text.StartsWith(BareNote, StringComparison.Ordinal);
        text = wasBare ? text[BareNote.Length..] : text;
        return text.StartsWith(NoteStart, StringComparison.Ordinal) ? text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..] : text;
    }

    /// <summary>A target without its section, and without the blank line and the line end that were added before it.</summary>
    internal static string Cut(TargetText target, MarkedBlock section)
    {
        Body(target, section, out var wasBare);
        var before = target.Text[..target.Start(BlankBefore(target, section.FirstLine))];
        var after = target.Text[target.End(section.LastLine)..];
        if (wasBare && after.Length == 0)
            before = before.EndsWith("\r\n", StringComparison.Ordinal) ? before[..^2] : before.TrimEnd('\n');
        return before + after;
    }

    /// <summary>The line at which to cut: the blank line before, where there is one, else the line itself.</summary>
    internal static int BlankBefore(TargetText target, int line) => line > 0 && target.IsBlank(line - 1) ? line - 1 : line;
}
