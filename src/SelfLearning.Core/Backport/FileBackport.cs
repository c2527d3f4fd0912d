using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>Cards on their way into any Markdown file: each in its own marks under one heading of ours.</summary>
public static class FileBackport
{
    private static readonly string[] Extensions = [".md", ".mdc", ".markdown"];

    /// <summary>Whether a path is that of a Markdown file.</summary>
    public static bool IsMarkdown(string path) => Array.Exists(Extensions, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <param name="path">The file's path for messages and diffs.</param>
    /// <param name="target">The file's text; null where there is no file yet.</param>
    /// <param name="cards">The cards to add.</param>
    /// <param name="backportId">The id of this backport.</param>
    /// <param name="head">What a new file begins with, such as the front matter of a rule.</param>
    public static TargetPlan Plan(string path, TargetText? target, IReadOnlyList<BackportCard> cards, string backportId, string head = "")
    {
        var text = target ?? new TargetText(head);
        var marks = TargetMarks.Of(text);
        if (SkillBackport.Fault(path, marks) is { } fault)
            return TargetPlan.Refused(fault);

        var existing = marks.Ids;
        var added = cards.Where(c => !existing.Contains(c.Id)).ToList();
        List<string> result = [.. existing, .. added.Select(c => c.Id)];
        if (added.Count == 0)
            return new TargetPlan([new TextChange(path, target?.Text, target?.Text)], existing, [], result, TargetPlan.Unchanged);

        var blocks = added.Select(c => CardText.Block(c, backportId, "\n", noFinalNewline: false));
        string after;
        if (marks.Section is { } section)
        {
            var named = new TargetText(SectionText.WithId(text, section, backportId));
            var at = named.Start(section.LastLine);
            after = named.Text[..at] + string.Concat(blocks.Select(b => ("\n" + b).Replace("\n", text.LineEnd, StringComparison.Ordinal))) + named.Text[at..];
        }
        else
        {
            after = SectionText.Appended(text, SectionText.New(backportId, SectionText.Heading + "\n" + string.Concat(blocks.Select(b => "\n" + b)), text, target is null ? head : null));
        }

        var check = TargetMarks.Of(new TargetText(after));
        return check.Fault is null && check.Section is not null && check.Ids.Order(StringComparer.Ordinal).SequenceEqual(result.Order(StringComparer.Ordinal))
            ? new TargetPlan([new TextChange(path, target?.Text, after)], existing, [.. added.Select(c => c.Id)], result,
                marks.Section is null ? TargetPlan.AppendedBlock : TargetPlan.UpdatedMarkerId)
            : TargetPlan.Refused($"{path} would not read as it should; something in it hides text, such as an open comment");
    }
}
