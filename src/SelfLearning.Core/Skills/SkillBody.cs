using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Skills;

/// <summary>What can be said of the texts of a skill: their size, our marks, hidden characters, orders to their reader.</summary>
public static class SkillBody
{
    /// <summary>The format's advice for a SKILL.md without its front matter; more belongs into files beside it.</summary>
    public const int MaxLines = 500;

    public const int MaxTokens = 5000;

    /// <summary>Tokens as we count them everywhere: UTF-8 bytes by four.</summary>
    public static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    public static IEnumerable<SkillFinding> Findings(string file, TargetText text)
    {
        if (file is "SKILL.md" or "skill.md")
        {
            var lines = text.Count - text.AfterFrontMatter;
            if (lines > MaxLines)
                yield return new(false, "size", file, 0, $"{file} has {lines} lines; the format advises at most {MaxLines}. Move parts to references/.");
            if (Tokens(text.Text[text.Start(text.AfterFrontMatter)..]) is > MaxTokens and var tokens)
                yield return new(false, "size", file, 0, $"{file} has about {tokens} tokens; the format advises at most {MaxTokens}. Move parts to references/.");
        }

        if (TargetMarks.Of(text).Fault is { } fault)
            yield return new(false, "marks", file, 0, $"Our marks are broken: {fault}.");
        for (var line = 0; line < text.Count; line++)
        {
            if (HiddenCharacters.Any(text.Line(line).ToString()))
                yield return new(false, "hidden", file, line + 1, "This line holds hidden or control characters.");
        }

        foreach (var rule in InjectionScanner.Find([text.Text]).Select(f => f.Rule).Distinct())
            yield return new(false, "orders", file, 0, $"It reads like orders against its reader's user ({rule}).");
    }
}
