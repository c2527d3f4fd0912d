namespace SelfLearning.Core.Agents;

/// <summary>A settings file of an agent that holds hooks. Paths begin with <c>~/</c> (home) or are relative to the project. An
/// <c>OwnFile</c> is ours alone: it is written and deleted whole, nothing is merged.</summary>
public sealed record HookFile(string Path, HookFormat Format, bool OwnFile = false)
{
    public bool IsAtHome => Path.StartsWith("~/", StringComparison.Ordinal);
}

/// <summary>The families of hook settings that <c>install</c> can write.</summary>
public enum HookFormat
{
    /// <summary><c>{"hooks":{"Event":[{"matcher":…,"hooks":[{"type":"command","command":…,"timeout":seconds}]}]}}</c>.</summary>
    Groups,

    /// <summary>As <see cref="Groups"/>, but timeouts in milliseconds.</summary>
    GroupsMilliseconds,

    /// <summary><c>{"hooks":{"Event":[{"type":"command","command":…,"timeout":seconds}]},"version":1}</c>.</summary>
    FlatVersioned,

    /// <summary>A JavaScript file of ours alone, which OpenCode loads.</summary>
    Plugin,
}
