namespace SelfLearning.Core.Agents;

/// <summary>Where and how an agent registers MCP servers: the files (JSON with comments, TOML or YAML, by their ending), the object (<c>Key</c>) that
/// holds them, whether program and arguments stand in one array under <c>command</c>, and a <c>type</c> that the entry must carry, else null.</summary>
public sealed record McpShape(string? UserFile, string? ProjectFile, string Key, bool CommandIsArray = false, string? TypeName = null)
{
    /// <summary>The host wants to be told which of the tools it may use.</summary>
    public bool ListsTools { get; init; }

    /// <summary>The host starts without waiting for its servers, and hides their tools behind a search, unless the entry says otherwise.</summary>
    public bool AsksToLoad { get; init; }

    /// <summary>How far it was tried: in the client itself, by its documentation, or by what others wrote of it.</summary>
    public Proof Proof { get; init; } = Proof.Unsure;

    /// <summary>What a person has to know after it was written, as a sentence; null where there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The file of a scope; null where there is none.</summary>
    public string? File(bool project) => project ? ProjectFile : UserFile;
}
