namespace SelfLearning.Core.Transcripts;

/// <summary>What a tool does, as far as its name tells.</summary>
public enum CallKind
{
    /// <summary>Reads, searches, asks, plans: nothing on disk changes.</summary>
    Other,
    Shell,
    Edit,
}
