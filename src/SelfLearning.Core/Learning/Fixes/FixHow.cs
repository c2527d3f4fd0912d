namespace SelfLearning.Core.Learning.Fixes;

/// <summary>What made the difference between the failure and the success.</summary>
public enum FixHow
{
    /// <summary>Nothing that can be seen: the same command just worked later.</summary>
    Nothing,

    /// <summary>The command itself was changed.</summary>
    Command,

    /// <summary>The same command from another folder or with other settings around it.</summary>
    Surroundings,

    /// <summary>Another command took its place.</summary>
    OtherCommand,

    /// <summary>A command between changed something.</summary>
    State,

    /// <summary>A file was edited.</summary>
    Edit,
}
