namespace SelfLearning.Core.Text;

/// <summary>Text as YAML.</summary>
public static class YamlText
{
    /// <summary>One line as a value in double quotes.</summary>
    public static string Quoted(string line) => "\"" + line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
