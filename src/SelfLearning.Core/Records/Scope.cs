using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>Where a lesson holds: in this project, or anywhere.</summary>
public static class Scope
{
    public const string Project = "project";
    public const string Portable = "portable";

    public static IReadOnlyList<string> All { get; } = [Project, Portable];

    /// <summary>Case-blind; anything but <c>portable</c> reads as <c>project</c>.</summary>
    public static string Normal(string? text) =>
        PythonText.Strip(text.AsSpan()).Equals(Portable, StringComparison.OrdinalIgnoreCase) ? Portable : Project;
}
