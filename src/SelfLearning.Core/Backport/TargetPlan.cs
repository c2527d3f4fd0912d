namespace SelfLearning.Core.Backport;

/// <summary>What becomes of one file: its text before (null: it was not there) and after (null: it goes).</summary>
public sealed record TextChange(string Path, string? Before, string? After)
{
    public bool IsChange => Before != After;
}

/// <summary>A planned backport: the files it changes and the cards that were there, are added, and stand there then.</summary>
public sealed record TargetPlan(
    IReadOnlyList<TextChange> Changes,
    IReadOnlyList<string> ExistingIds,
    IReadOnlyList<string> AddedIds,
    IReadOnlyList<string> ResultIds,
    string SkillChange)
{
    public const string AppendedBlock = "appended_block";
    public const string UpdatedMarkerId = "updated_marker_id";
    public const string Unchanged = "unchanged";

    /// <summary>Why the target cannot be changed, or null.</summary>
    public string? Fault { get; init; }

    internal static TargetPlan Refused(string fault) => new([], [], [], [], Unchanged) { Fault = fault };
}
