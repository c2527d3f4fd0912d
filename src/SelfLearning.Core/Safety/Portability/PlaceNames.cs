namespace SelfLearning.Core.Safety.Portability;

/// <summary>What this user, machine and repository are called: words that mean nothing elsewhere. Absent ones are null or empty.</summary>
public sealed record PlaceNames
{
    public static readonly PlaceNames None = new();

    public string? User { get; init; }

    /// <summary>The home folder, absolute.</summary>
    public string? Home { get; init; }

    public string? Machine { get; init; }

    /// <summary>The repository's folder, absolute.</summary>
    public string? Root { get; init; }

    /// <summary>The names of the repository: of its folder, and of its remotes.</summary>
    public IReadOnlyList<string> Repositories { get; init; } = [];

    /// <summary>The addresses of its remotes, as git has them.</summary>
    public IReadOnlyList<string> Remotes { get; init; } = [];

    public IReadOnlyList<string> Branches { get; init; } = [];
}
