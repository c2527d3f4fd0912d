namespace SelfLearning.Core.Transcripts;

/// <summary>How a call ended, as its agent recorded it.</summary>
public enum CallOutcome
{
    /// <summary>No result was recorded, or the result does not say.</summary>
    Unknown,
    Succeeded,
    Failed,

    /// <summary>The user, or a rule of the user's, refused it.</summary>
    Denied,

    /// <summary>It never ran or was stopped: interrupted, cancelled with its siblings, its service away.</summary>
    NotRun,
}
