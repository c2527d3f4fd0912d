using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>The kinds of our blocks in a target, and their start marks.</summary>
public static class Mark
{
    /// <summary>Our part of a target: the pointer in SKILL.md, or the cards in any other Markdown file.</summary>
    public static readonly BlockKind Section = new("backport", IsHolder: true, IsSingle: true);

    /// <summary>A card.</summary>
    public static readonly BlockKind Card = new("aha");

    /// <summary>The head of a reference file.</summary>
    public static readonly BlockKind Head = new("aha-file", IsSingle: true, IsComment: true);

    public static string SectionStartLine(string backportId) => Section.StartLine($"id={backportId}");

    /// <summary>The start of a card. <paramref name="noFinalNewline"/>: the target had none before, which removal restores.</summary>
    public static string CardStartLine(string cardId, string backportId, string version, bool noFinalNewline, string? part = null) =>
        Card.StartLine($"id={cardId} backport_id={backportId} v={version}{(part is null ? "" : $" part={part}")}{(noFinalNewline ? " eof=bare" : "")}");

    /// <summary>A card's start mark with another version in it; all else of the line stays.</summary>
    public static string WithVersion(string line, string version)
    {
        var words = line.Split(' ');
        var at = Array.FindIndex(words, w => w.StartsWith("v=", StringComparison.Ordinal));
        if (at < 0)
            return line[..line.LastIndexOf("-->", StringComparison.Ordinal)] + $"v={version} " + line[line.LastIndexOf("-->", StringComparison.Ordinal)..];
        words[at] = $"v={version}";
        return string.Join(' ', words);
    }
}
