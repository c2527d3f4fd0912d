using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>The file of a skill in which its cards stand: a head, a title, the cards.</summary>
internal static class ReferenceFile
{
    internal const string Title = "# Self-learning Aha Cards";

    internal static string New(string lineEnd, string backportId, string ts, IReadOnlyList<string> ids, IEnumerable<string> blocks)
    {
        var text = HeadText(new Dictionary<string, string>(), backportId, ts, ids, lineEnd) + lineEnd + Title + lineEnd;
        return text + string.Concat(blocks.Select(b => lineEnd + b));
    }

    /// <summary>A reference file with cards added at its end and a head that names all; text of others stays as it is.</summary>
    internal static string Extended(TargetText target, TargetMarks marks, string backportId, string ts, IReadOnlyList<string> ids, IReadOnlyList<string> blocks)
    {
        var end = target.LineEnd;
        var extended = blocks.Count == 0
            ? target.Text
            : target.Text + (target.EndsBare ? end : "") + string.Concat(blocks.Select((b, i) => (i == 0 && target.Text.Length == 0 ? "" : end) + b));
        return WithHead(target, marks, extended, HeadText(marks.Head?.Pairs ?? new Dictionary<string, string>(), backportId, ts, ids, end));
    }

    /// <summary>The file's text with another head in place of its own, or a first one before the text of others.</summary>
    internal static string WithHead(TargetText target, TargetMarks marks, string text, string head)
    {
        if (marks.Head is { } old)
            return text[..target.Start(old.FirstLine)] + head + text[target.End(old.LastLine)..];
        var at = target.Start(target.AfterFrontMatter);
        return text[..at] + head + target.LineEnd + text[at..];
    }

    internal static string HeadText(IReadOnlyDictionary<string, string> old, string backportId, string ts, IReadOnlyList<string> ids, string lineEnd)
    {
        List<string> lines = [Mark.Head.Start, $"backport_id={backportId}", $"generated_at={ts}", $"card_ids={string.Join(',', ids)}"];
        lines.AddRange(old.Where(v => v.Key is not ("backport_id" or "generated_at" or "card_ids")).Select(v => $"{v.Key}={v.Value}"));
        lines.Add("-->");
        return string.Concat(lines.Select(l => l + lineEnd));
    }
}
