using SelfLearning.Core.Learning;

namespace SelfLearning.App.Features.Learning;

/// <summary>What was learned.</summary>
public sealed record LearnResult(bool DryRun)
{
    /// <summary>How many transcripts there are, how many of them were read, known already, unreadable or of no known format.</summary>
    public int Files { get; set; }

    public int Read { get; set; }

    public int Known { get; set; }

    public int Unreadable { get; set; }

    public int Unrecognized { get; set; }

    /// <summary>How many sessions belong here, and how many to another repository or to none.</summary>
    public int Sessions { get; set; }

    public int Elsewhere { get; set; }

    /// <summary>How many lines were damaged.</summary>
    public int DamagedLines { get; set; }

    /// <summary>All that was found, worthiest first, before the limit.</summary>
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>What became of it: candidates that are new, that grew, and findings that had no store to go to.</summary>
    public int Created { get; set; }

    public int Grown { get; set; }

    public int Dropped { get; set; }
}
