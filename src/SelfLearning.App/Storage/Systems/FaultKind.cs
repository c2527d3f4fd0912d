namespace SelfLearning.App.Storage.Systems;

/// <summary>What a failed system call says, the same on every system.</summary>
internal enum FaultKind
{
    None,
    NotFound,
    Exists,
    IsLink,
    NotFolder,
    IsFolder,
    NoSpace,
    OverQuota,
    ReadOnly,
    Denied,

    /// <summary>Another process holds it right now.</summary>
    Held,
    ClosedPipe,
    BadDescriptor,

    /// <summary>The system does not allow such a name.</summary>
    BadName,
    Other,
}
