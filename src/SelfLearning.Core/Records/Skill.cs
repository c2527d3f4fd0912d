namespace SelfLearning.Core.Records;

/// <summary>The normal form of <c>primary_skill</c>.</summary>
public static class Skill
{
    public const string Unknown = "unknown";

    /// <summary>Trimmed, cut at the first <c>+ , ; |</c>, then at the first space; <see cref="Unknown"/> where nothing is left.</summary>
    public static string Normal(string? text)
    {
        var skill = (text ?? "").Trim();
        var cut = skill.AsSpan().IndexOfAny("+,;|");
        if (cut >= 0)
            skill = skill[..cut].Trim();
        var space = skill.AsSpan().IndexOfAny(" \t\r\n");
        if (space >= 0)
            skill = skill[..space];
        return skill.Length == 0 ? Unknown : skill;
    }
}
