namespace SelfLearning.App;

/// <summary>Standard output takes nothing more. A pipe that its reader closed, as <c>| head</c> does, is no fault of anybody.</summary>
public sealed class OutputFault(string reason, bool isClosedPipe) : IOException($"Cannot write to standard output: {reason}.")
{
    public bool IsClosedPipe => isClosedPipe;
}
