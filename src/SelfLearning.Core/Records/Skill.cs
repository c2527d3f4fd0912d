using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>The normal form of <c>primary_skill</c>.</summary>
public static class Skill
{
    public const string Unknown = "unknown";

    /// <summary>Trimmed, cut at the first <c>+ , ; |</c>, then at the first space; <see cref="Unknown"/> where nothing is left.</summary>
    public static string Normal(string? text)
    {
        var skill = PythonText.Strip(text);
        var cut = skill.AsSpan().IndexOfAny("+,;|");
        if (cut >= 0)
            skill = PythonText.Strip(skill[..cut]);
        if (skill.Contains(' ', StringComparison.Ordinal))
            skill = string.Concat(skill.TakeWhile(c => !PythonText.IsSpace(c)));
        return skill.Length == 0 ? Unknown : skill;
    }
}
