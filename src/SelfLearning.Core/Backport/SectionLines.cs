using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Which lines of a section are our own words: marks, notes, headings, the pointer.</summary>
public static class SectionLines
{
    public static IEnumerable<int> Of(TargetText target, MarkedBlock section)
    {
        for (var line = section.FirstLine; line <= section.LastLine; line++)
        {
            if (line == section.FirstLine || line == section.LastLine || SectionText.IsOurs(target.Line(line)))
                yield return line;
        }
    }
}
