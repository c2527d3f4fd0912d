namespace SelfLearning.Core.Agents;

/// <summary>One event of one agent: which moment it is for us, how it can be answered, and how we ask for it.</summary>
public sealed record MomentRow(Moment Moment, string Event, AnswerShape Answer = AnswerShape.None)
{
    /// <summary>What is printed when there is nothing to say: mostly nothing, <c>{}</c> where the host wants JSON.</summary>
    public string Quiet { get; init; } = "";

    /// <summary>Whether <c>install</c> registers this event.</summary>
    public bool Installed { get; init; } = true;

    /// <summary>Only a person's own settings may have it: in a project's, a host that shares the file would deny the calls of everyone
    /// who has not our program.</summary>
    public bool HomeOnly { get; init; }

    /// <summary>The host's own filter on tool names, so that it starts no process for nothing; null = all.</summary>
    public string? Matcher { get; init; }

    /// <summary>The deadline that is written into the host's settings, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 5;

    /// <summary>The host fires this event only for calls that went well, so without other signs it means success.</summary>
    public bool MeansSuccess { get; init; }

    /// <summary>The host names an exit code only where it is not 0, so an ended command without one went well.</summary>
    public bool NamesOnlyFailure { get; init; }

    /// <summary>The host gives our text to its model only with the tool's result, not before the tool runs.</summary>
    public bool ComesWithResult { get; init; }

    /// <summary>The host drops our text where the tool itself failed.</summary>
    public bool DropsTextOnError { get; init; }

    /// <summary>The only trigger for which the event means what it says; others are passed over. Null: all.</summary>
    public string? OnlyTrigger { get; init; }

    /// <summary>The first version of the client that knows the event; null: all that we support.</summary>
    public string? Since { get; init; }

    /// <summary>The first version of the client that hands the event's text to its model; null: all that know the event.</summary>
    public string? HeardSince { get; init; }

    /// <summary>The payload's trigger that makes this event the moment after a compaction; null where there is none.</summary>
    public string? CompactionTrigger { get; init; }

    /// <summary>A host denies the tool's call where this hook cannot start or fails, so the written command ends well in any case.</summary>
    public bool MustEndWell { get; init; }

    /// <summary>How sure we are that it works, and what is odd about it.</summary>
    public Proof Proof { get; init; } = Proof.PayloadShape;

    /// <summary>One sentence for docs/agents.md.</summary>
    public string Note { get; init; } = "";
}

/// <summary>How an event was checked.</summary>
public enum Proof
{
    /// <summary>A payload of the documented shape goes through reader and answer in the test suite.</summary>
    PayloadShape,

    /// <summary>As before, but the host's documents are silent, disagree, or were read second hand.</summary>
    Unsure,

    /// <summary>The real client ran it.</summary>
    RealClient,
}
