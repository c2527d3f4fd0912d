using System.Runtime.InteropServices;

namespace SelfLearning.App.Storage.Systems;

/// <summary>Why a system call failed: its kind, and the number by which this system calls it.</summary>
internal readonly record struct SystemFault(FaultKind Kind, int Number)
{
    public static SystemFault None => default;

    /// <summary>The system's own words.</summary>
    public string Message => Marshal.GetPInvokeErrorMessage(Number);
}
