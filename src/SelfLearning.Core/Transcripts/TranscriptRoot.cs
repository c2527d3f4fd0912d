namespace SelfLearning.Core.Transcripts;

/// <summary>From where the folder of a <see cref="TranscriptPlace"/> is taken.</summary>
public enum TranscriptRoot
{
    Home,
    Repository,
}
