namespace SelfLearning.App.Features.Page;

/// <summary>A card or recommendation as a list of the page shows it, and what signals say of it.</summary>
public sealed record ListedRecord(string Kind, string Store, string Id, string Title, string Status, string Skill, string? Touched)
{
    public int Shown { get; init; }

    public int Used { get; init; }

    public int Helped { get; init; }

    public int Harmed { get; init; }

    /// <summary>Whether it is in use: neither put aside nor in a skill already.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether anything was ever written about it.</summary>
    public bool HasSignals { get; init; }
}
