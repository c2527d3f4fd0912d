namespace SelfLearning.Core.Learning.Fixes;

/// <summary>What sort of error made a call fail. The sort says more about the worth of a fix than anything else.</summary>
public enum ErrorKind
{
    /// <summary>The output says nothing about it.</summary>
    Silent,
    Other,
    MissingProgram,
    Usage,
    Folder,
    Path,
    GitState,
    Quoting,
    Busy,
    Timeout,
    Package,
    Permission,
    Lint,
    Hook,
    Compile,
    Test,
    Runtime,
    Service,
}
