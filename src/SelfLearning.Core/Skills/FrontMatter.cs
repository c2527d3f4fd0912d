using SelfLearning.Core.Text;

namespace SelfLearning.Core.Skills;

/// <summary>The fields at the head of a SKILL.md. It reads what skills use of YAML: plain, quoted and block texts; a nested mapping is a field
/// without a text.</summary>
public sealed class FrontMatter
{
    private readonly List<(string Key, string Value, int Line)> fields = [];

    private FrontMatter()
    {
    }

    /// <summary>The fields in order, each with its text and its line from 1.</summary>
    public IReadOnlyList<(string Key, string Value, int Line)> Fields => fields;

    public string? this[string key] => fields.Find(f => f.Key == key) is { Key: not null } field ? field.Value : null;

    /// <summary>The front matter of a text, or null where it has none or does not close it.</summary>
    public static FrontMatter? Find(string text)
    {
        var target = new TargetText(text);
        var end = target.AfterFrontMatter;
        if (end == 0)
            return null;

        var found = new FrontMatter();
        for (var line = 1; line < end - 1; line++)
        {
            var content = target.Line(line).ToString();
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (content.Length == 0 || content[0] is ' ' or '\t' or '#' or '-' || colon <= 0)
                continue;
            var value = content[(colon + 1)..].Trim();
            found.fields.Add((content[..colon].Trim(), value is "|" or ">" or "|-" or ">-" ? Block(target, line + 1, end - 1) : Unquoted(value), line + 1));
        }

        return found;
    }

    private static string Block(TargetText target, int first, int end)
    {
        var lines = new List<string>();
        for (var line = first; line < end && (target.IsBlank(line) || target.Line(line)[0] == ' '); line++)
            lines.Add(target.Line(line).Trim().ToString());
        return string.Join(' ', lines).Trim();
    }

    private static string Unquoted(string value)
    {
        if (value.Length >= 2 && value[0] == value[^1] && value[0] is '"' or '\'')
            return value[0] == '"' ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : value[1..^1].Replace("''", "'", StringComparison.Ordinal);
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
