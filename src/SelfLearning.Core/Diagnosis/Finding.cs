namespace SelfLearning.Core.Diagnosis;

/// <summary>One thing that <c>doctor</c> found: the rule, how grave it is, the file and line (0: the file as a whole), what is there and what to do.</summary>
public sealed record Finding(string Rule, string Grade, string File, int Line, string Detail, string Advice)
{
    /// <summary>Something cannot be read, or does harm.</summary>
    public const string Error = "error";

    /// <summary>Something to look at; nothing is lost.</summary>
    public const string Warning = "warning";
}
