namespace SelfLearning.App.Storage.Systems;

/// <summary>The flags and error numbers in which Unix systems differ, as their headers name them: <c>O_APPEND</c>, <c>O_CREAT</c>, <c>O_EXCL</c>,
/// <c>O_DIRECTORY</c>, <c>O_NOFOLLOW</c>, <c>O_NONBLOCK</c>, <c>O_CLOEXEC</c>, <c>AT_FDCWD</c>, <c>AT_SYMLINK_NOFOLLOW</c>, <c>AT_REMOVEDIR</c>, <c>TCIFLUSH</c>, <c>ELOOP</c>,
/// <c>EAGAIN</c>, <c>EDQUOT</c>.</summary>
internal sealed record UnixNumbers(
    int Append, int Create, int Exclusive, int Folder, int NoFollow, int NonBlocking, int CloseOnExec,
    int AtCwd, int AtNoFollow, int AtRemoveFolder, int InputQueue, int Loop, int WouldBlock, int OverQuota)
{
    /// <summary><c>ENOSPC</c>, everywhere.</summary>
    public const int NoSpace = 28;

    public FaultKind Kind(int error) => error switch
    {
        1 or 13 => FaultKind.Denied,
        2 => FaultKind.NotFound,
        9 => FaultKind.BadDescriptor,
        17 => FaultKind.Exists,
        20 => FaultKind.NotFolder,
        21 => FaultKind.IsFolder,
        NoSpace => FaultKind.NoSpace,
        30 => FaultKind.ReadOnly,
        32 => FaultKind.ClosedPipe,
        _ when error == Loop => FaultKind.IsLink,
        _ when error == WouldBlock => FaultKind.Held,
        _ when error == OverQuota => FaultKind.OverQuota,
        _ => FaultKind.Other,
    };
}
