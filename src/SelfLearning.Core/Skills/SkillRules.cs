namespace SelfLearning.Core.Skills;

/// <summary>The rules of the Agent Skills format for a SKILL.md (agentskills.io, specification).</summary>
public static class SkillRules
{
    public const int MaxLines = 500;
    private static readonly string[] Allowed = ["name", "description", "license", "compatibility", "metadata", "allowed-tools"];

    /// <summary>What is wrong with a skill, each fault a sentence; empty for a valid one.</summary>
    public static IReadOnlyList<string> Faults(string text, string folderName)
    {
        if (FrontMatter.Find(text) is not { } head)
            return ["SKILL.md must begin with front matter between two lines of ---."];

        var faults = head.Fields.Where(f => !Allowed.Contains(f.Key)).Select(f => $"Line {f.Line}: the field {f.Key} is not one of {string.Join(", ", Allowed)}.").ToList();
        faults.AddRange(head.Fields.GroupBy(f => f.Key).Where(g => g.Count() > 1).Select(g => $"Line {g.Last().Line}: the field {g.Key} stands twice."));
        var name = head["name"] ?? "";
        if (name.Length is 0 or > 64 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || name[0] == '-' || name[^1] == '-' || name.Contains("--", StringComparison.Ordinal))
            faults.Add("The name must be 1 to 64 of a-z, 0-9 and single hyphens between them.");
        else if (name != folderName)
            faults.Add($"The name {name} must be the folder's, {folderName}.");
        if ((head["description"] ?? "").Length is 0 or > 1024)
            faults.Add("The description must have 1 to 1024 characters.");
        // An unquoted ": " ends a plain text for a strict YAML reader.
        if (head.Fields.FirstOrDefault(f => f.Key is "description" or "compatibility" && IsPlain(text, f.Line) && f.Value.Contains(": ", StringComparison.Ordinal)) is { Key: not null } broken)
            faults.Add($"Line {broken.Line}: quote the {broken.Key}, it holds a colon and a space.");
        if ((head["compatibility"] ?? "").Length > 500)
            faults.Add("The compatibility must have at most 500 characters.");
        if (text.Count(c => c == '\n') > MaxLines)
            faults.Add($"SKILL.md has more than {MaxLines} lines; move parts to references/.");
        return faults;
    }

    private static bool IsPlain(string text, int line)
    {
        var content = text.Split('\n')[line - 1];
        return content[(content.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart() is [not ('"' or '\'' or '|' or '>'), ..];
    }
}
