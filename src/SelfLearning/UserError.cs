namespace SelfLearning;

/// <summary>A fault that a person can mend: what happened and where, and what to do about it. Caught once per host.</summary>
internal sealed class UserError(string message, string? hint = null, int exitCode = UserError.Cannot) : Exception(message)
{
    internal const int Cannot = 1;
    internal const int Usage = 2;
    internal const int Bug = 70;
    internal const int Busy = 75;

    public string? Hint { get; } = hint;

    public int ExitCode { get; } = exitCode;
}
