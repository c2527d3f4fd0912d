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
    public static string CardStartLine(string cardId, string backportId, string version, bool noFinalNewline) =>
        Card.StartLine($"id={cardId} backport_id={backportId} v={version}{(noFinalNewline ? " eof=bare" : "")}");
}
