namespace SelfLearning.App;

/// <summary>A fault that a person can mend: what happened and where, and what to do about it. Caught once per host.</summary>
public sealed class UserError(string message, string? hint = null, int exitCode = UserError.Cannot) : Exception(message)
{
    public const int Cannot = 1;
    public const int Usage = 2;
    public const int Bug = 70;
    public const int Busy = 75;
    public const int Interrupted = 130;

    public string? Hint { get; } = hint;

    public int ExitCode { get; } = exitCode;
}
