using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SelfLearning.App.Storage.Systems;

/// <summary>What Windows' error numbers and NT's statuses mean.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFaults
{
    private const int IsFolderStatus = unchecked((int)0xC00000BA);
    private const int DeletePending = unchecked((int)0xC0000056);
    private const int BadNameNumber = 123;
    private const int HeldNumber = 32;

    public static SystemFault BadName { get; } = new(FaultKind.BadName, BadNameNumber);

    public static SystemFault Link { get; } = new(FaultKind.IsLink, 4390);

    /// <summary>The fault of the last call that sets an error.</summary>
    public static SystemFault Last() => Of(Marshal.GetLastPInvokeError());

    public static SystemFault OfStatus(int status) => status switch
    {
        >= 0 => SystemFault.None,
        IsFolderStatus => new SystemFault(FaultKind.IsFolder, 5),
        // It goes as soon as its last handle is closed.
        DeletePending => new SystemFault(FaultKind.Held, HeldNumber),
        _ => Of(WindowsApi.RtlNtStatusToDosError(status)),
    };

    private static SystemFault Of(int number) => new(
        number switch
        {
            2 or 3 => FaultKind.NotFound,
            5 => FaultKind.Denied,
            6 => FaultKind.BadDescriptor,
            19 => FaultKind.ReadOnly,
            HeldNumber or 33 => FaultKind.Held,
            39 or 112 => FaultKind.NoSpace,
            80 or 183 => FaultKind.Exists,
            109 or 232 or 233 => FaultKind.ClosedPipe,
            BadNameNumber or 161 => FaultKind.BadName,
            267 => FaultKind.NotFolder,
            1295 => FaultKind.OverQuota,
            _ => FaultKind.Other,
        },
        number);
}
