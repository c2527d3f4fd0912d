namespace SelfLearning.Core.Text;

/// <summary>How much a line says about where two texts meet.</summary>
internal enum LineGrade : byte
{
    /// <summary>The other text does not have it.</summary>
    Alone,

    /// <summary>The other text has it a few times.</summary>
    Telling,

    /// <summary>The other text has it often, as it has blank lines and brackets.</summary>
    Frequent,
}

/// <summary>What the lines around a frequent line say of it.</summary>
internal static class LineGrades
{
    private const int Window = 100;

    /// <summary>Whether a frequent line stands amid lines that the other text does not have, with few frequent ones between them (one in four).</summary>
    public static bool IsAmidAlone(LineGrade[] grades, int at, int start, int end)
    {
        var (aloneBefore, before) = Run(grades, at, -1, Math.Max(start, at - Window), end);
        var (aloneAfter, after) = Run(grades, at, 1, start, Math.Min(end, at + Window + 1));
        if (aloneBefore == 0 || aloneAfter == 0)
            return false;
        // Both runs count the line itself.
        var (alone, frequent) = (aloneBefore + aloneAfter, before + after + 2);
        return frequent * 4 < frequent + alone;
    }

    private static (int Alone, int Frequent) Run(LineGrade[] grades, int at, int step, int start, int end)
    {
        var (alone, frequent) = (0, 0);
        for (var i = at + step; i >= start && i < end && grades[i] != LineGrade.Telling; i += step)
        {
            if (grades[i] == LineGrade.Alone)
                alone++;
            else
                frequent++;
        }

        return (alone, frequent);
    }
}
