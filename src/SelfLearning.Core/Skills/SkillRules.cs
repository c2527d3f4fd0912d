using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Skills;

/// <summary>The rules of the Agent Skills format for the front matter of a SKILL.md, as its reference validator has them (agentskills.io, skills-ref).
/// Lengths are in code points.</summary>
public static class SkillRules
{
    public const int MaxName = 64;
    public const int MaxDescription = 1024;
    public const int MaxCompatibility = 500;

    private static readonly string[] Allowed = ["allowed-tools", "compatibility", "description", "license", "metadata", "name"];

    /// <summary>The text of the front matter, or why there is none. It ends at the next three hyphens, wherever they stand.</summary>
    public static (string? Yaml, string? Fault) FrontMatter(string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal))
            return (null, "SKILL.md must start with YAML front matter (---).");
        var end = text.IndexOf("---", 3, StringComparison.Ordinal);
        return end < 0 ? (null, "The front matter of SKILL.md is not closed with ---.") : (text[3..end], null);
    }

    /// <summary>What is wrong with the fields of a skill in a folder of this name.</summary>
    public static IEnumerable<(string Rule, string Field, string Message)> Faults(JsonObject fields, string folder)
    {
        var unknown = fields.Members.Select(m => m.Key).Except(Allowed).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
            yield return ("unknown-field", unknown[0], $"Unexpected fields: {string.Join(", ", unknown)}. Only {string.Join(", ", Allowed)} are allowed; put your own below metadata.");
        if (!fields.Has("name"))
            yield return ("name", "", "The field name is missing.");
        else if (Given(fields, "name") is not { } name)
            yield return ("name", "name", "The name must be a text that is not empty.");
        else
        {
            foreach (var fault in NameFaults(name, folder))
                yield return ("name", "name", fault);
        }

        if (!fields.Has("description"))
            yield return ("description", "", "The field description is missing.");
        else if (Given(fields, "description") is null)
            yield return ("description", "description", "The description must be a text that is not empty.");
        else if (Length(fields.Text("description")!) is > MaxDescription and var length)
            yield return ("description", "description", $"The description has {length} characters; at most {MaxDescription} are allowed.");

        if (fields.Has("compatibility") && fields.Text("compatibility") is null)
            yield return ("compatibility", "compatibility", "The compatibility must be a text.");
        else if (Length(fields.Text("compatibility") ?? "") is > MaxCompatibility and var most)
            yield return ("compatibility", "compatibility", $"The compatibility has {most} characters; at most {MaxCompatibility} are allowed.");
    }

    /// <summary>What the format's text asks for beyond what its validator checks.</summary>
    public static IEnumerable<(string Rule, string Field, string Message)> Advice(JsonObject fields)
    {
        if (fields.Find("allowed-tools") is { } tools and not JsonString)
            yield return ("allowed-tools", "allowed-tools", $"allowed-tools must be one text with spaces between the tools{(tools is JsonArray ? ", not a list" : "")}.");
        if (fields.Find("license") is { } license and not JsonString)
            yield return ("license", "license", "The license must be a text.");
        if (fields.Find("metadata") is { } metadata && (metadata as JsonObject)?.Members.All(m => m.Value is JsonString) != true)
            yield return ("metadata", "metadata", "metadata must map names to texts.");
        if (fields.Text("description") is { } description && description.Trim().Length > 0)
        {
            if (!Cues.Any(c => description.Contains(c, StringComparison.OrdinalIgnoreCase)))
                yield return ("description-when", "description", "The description does not say when to use the skill; agents choose by it. Add \"Use when …\".");
            if (description.Contains('<', StringComparison.Ordinal) && description.Contains('>', StringComparison.Ordinal))
                yield return ("description-markup", "description", "The description holds angle brackets; some agents refuse what looks like markup there.");
        }
    }

    private static readonly string[] Cues = ["when", "whenever", "use for", "use this", "use to", "used for", "used to", "if the", "if you", "after ", "before ", "during ", "while ", "for tasks", "trigger"];

    /// <summary>What is wrong with a name.</summary>
    public static IEnumerable<string> NameFaults(string name, string folder)
    {
        if (Length(name) is > MaxName and var length)
            yield return $"The name {name} has {length} characters; at most {MaxName} are allowed.";
        if (name.EnumerateRunes().Any(r => Rune.ToLowerInvariant(r) != r))
            yield return $"The name {name} must be lowercase.";
        if (name[0] == '-' || name[^1] == '-')
            yield return "The name cannot start or end with a hyphen.";
        if (name.Contains("--", StringComparison.Ordinal))
            yield return "The name cannot contain two hyphens in a row.";
        if (!name.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || Rune.IsNumber(r) || r.Value == '-'))
            yield return $"The name {name} can only hold letters, digits and hyphens.";
        if (name != folder)
            yield return $"The name {name} must be that of the folder, {folder}.";
    }

    private static string? Given(JsonObject fields, string key) => fields.Text(key)?.Trim() is { Length: > 0 } text ? text : null;

    private static int Length(string text) => text.EnumerateRunes().Count();
}
