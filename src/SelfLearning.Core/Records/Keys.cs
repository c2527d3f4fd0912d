namespace SelfLearning.Core.Records;

/// <summary>The names of the contract's fields. Each is written here and nowhere else.</summary>
public static class Keys
{
    public const string Id = "id";
    public const string Ts = "ts";
    public const string Schema = "schema";
    public const string PrimarySkill = "primary_skill";

    // Cards and recommendations.
    public const string Title = "title";
    public const string WhenToUse = "when_to_use";
    public const string Problem = "problem";
    public const string SolutionSteps = "solution_steps";
    public const string Evidence = "evidence";
    public const string Gotchas = "gotchas";
    public const string Links = "links";
    public const string Tags = "tags";
    public const string InputShape = "input_shape";
    public const string OutputShape = "output_shape";
    public const string Scope = "scope";
    public const string Shareable = "shareable";
    public const string Key = "key";
    public const string Status = "status";
    public const string LastTouchedTs = "last_touched_ts";
    public const string Note = "note";
    public const string Approved = "approved";
    public const string Why = "why";
    public const string ExpectedImpact = "expected_impact";
    public const string ImplementationHint = "implementation_hint";
    public const string Backport = "backport";

    // Events.
    public const string TaskSummary = "task_summary";
    public const string Notes = "notes";

    // Signals.
    public const string Kind = "kind";
    public const string Source = "source";
    public const string AhaId = "aha_id";
    public const string RecId = "rec_id";
    public const string Context = "context";

    // Backports.
    public const string BackportId = "backport_id";
    public const string TargetSkill = "target_skill";
    public const string TargetSkillPath = "target_skill_path";
    public const string RequestedCardIds = "requested_card_ids";
    public const string AddedCardIds = "added_card_ids";
    public const string ResultCardIds = "result_card_ids";
    public const string RemovedCardIds = "removed_card_ids";
    public const string Applied = "applied";
    public const string Removed = "removed";
    public const string DiffWritten = "diff_written";
    public const string BundleDir = "bundle_dir";
    public const string ManifestPath = "manifest_path";
    public const string SkillChange = "skill_change";
    public const string Files = "files";
    public const string UndoDir = "undo_dir";
    public const string Refreshed = "refreshed";

    // Candidates.
    public const string Worth = "worth";
    public const string Reasons = "reasons";
    public const string Sessions = "sessions";
    public const string Times = "times";
    public const string Places = "places";
    public const string Flags = "flags";
    public const string CardId = "card_id";
}
