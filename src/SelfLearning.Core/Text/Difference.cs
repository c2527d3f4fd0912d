namespace SelfLearning.Core.Text;

/// <summary>A stretch of lines that differs: from <see cref="OldStart"/> so many old lines go, and so many new ones come.</summary>
public readonly record struct Difference(int OldStart, int OldCount, int NewStart, int NewCount)
{
    public int OldEnd => OldStart + OldCount;

    public int NewEnd => NewStart + NewCount;
}
