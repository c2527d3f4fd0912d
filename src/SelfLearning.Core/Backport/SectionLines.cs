using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Which lines of a section are our own words: marks, notes, headings, the pointer.</summary>
public static class SectionLines
{
    /// <summary>The lines of the head of a reference file, and of the title below it.</summary>
    public static IEnumerable<int> OfHead(TargetText target, MarkedBlock head)
    {
        for (var line = head.FirstLine; line <= head.LastLine; line++)
            yield return line;
        for (var line = head.LastLine + 1; line < Math.Min(target.Count, head.LastLine + 3); line++)
        {
            if (target.Line(line).SequenceEqual(ReferenceFile.Title))
                yield return line;
        }
    }

    public static IEnumerable<int> Of(TargetText target, MarkedBlock section)
    {
        for (var line = section.FirstLine; line <= section.LastLine; line++)
        {
            if (line == section.FirstLine || line == section.LastLine || SectionText.IsOurs(target.Line(line)))
                yield return line;
        }
    }
}
