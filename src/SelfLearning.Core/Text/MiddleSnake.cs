namespace SelfLearning.Core.Text;

/// <summary>Marks the lines that differ between two texts, by halving at the middle of a shortest path (Myers 1986, section 4b): linear space.</summary>
/// <param name="a">The one text.</param>
/// <param name="b">The other.</param>
/// <param name="ofA">Which of its lines are compared.</param>
/// <param name="ofB">Which of its lines are compared.</param>
/// <param name="maxEdits">From so many edits on, a box is taken as wholly different.</param>
internal sealed class MiddleSnake(ChangedLines a, ChangedLines b, int[] ofA, int[] ofB, int maxEdits)
{
    // Furthest points on each diagonal, from the start and from the end; one diagonal of rim on each side.
    private readonly int[] forward = new int[ofA.Length + ofB.Length + 3];
    private readonly int[] backward = new int[ofA.Length + ofB.Length + 3];

    public void Compare(int fromA, int toA, int fromB, int toB)
    {
        while (fromA < toA && fromB < toB && Same(fromA, fromB))
            (fromA, fromB) = (fromA + 1, fromB + 1);
        while (fromA < toA && fromB < toB && Same(toA - 1, toB - 1))
            (toA, toB) = (toA - 1, toB - 1);
        if (fromA < toA && fromB < toB && Middle(fromA, toA, fromB, toB) is var (x, y))
        {
            Compare(fromA, x, fromB, y);
            Compare(x, toA, y, toB);
            return;
        }

        for (; fromA < toA; fromA++)
            a.Mark(ofA[fromA]);
        for (; fromB < toB; fromB++)
            b.Mark(ofB[fromB]);
    }

    private bool Same(int x, int y) => a.Lines[ofA[x]] == b.Lines[ofB[y]];

    // Where a path from the start and one from the end meet; null where they do not within the limit.
    private (int X, int Y)? Middle(int fromA, int toA, int fromB, int toB)
    {
        var shift = ofB.Length + 1;
        var (least, most) = (fromA - toB, toA - fromB);
        var (startDiagonal, endDiagonal) = (fromA - fromB, toA - toB);
        var isOdd = ((startDiagonal - endDiagonal) & 1) != 0;
        var (low, high) = (startDiagonal, startDiagonal);
        var (lowBack, highBack) = (endDiagonal, endDiagonal);
        forward[shift + startDiagonal] = fromA;
        backward[shift + endDiagonal] = toA;
        for (var cost = 1; cost <= maxEdits; cost++)
        {
            // What has reached the rim of the box shrinks, else it grows; the value beside it never wins.
            if (low > least)
                forward[shift + --low - 1] = -1;
            else
                low++;
            if (high < most)
                forward[shift + ++high + 1] = -1;
            else
                high--;
            for (var d = high; d >= low; d -= 2)
            {
                var x = forward[shift + d - 1] >= forward[shift + d + 1] ? forward[shift + d - 1] + 1 : forward[shift + d + 1];
                while (x < toA && x - d < toB && Same(x, x - d))
                    x++;
                forward[shift + d] = x;
                if (isOdd && lowBack <= d && d <= highBack && backward[shift + d] <= x)
                    return (x, x - d);
            }

            if (lowBack > least)
                backward[shift + --lowBack - 1] = int.MaxValue;
            else
                lowBack++;
            if (highBack < most)
                backward[shift + ++highBack + 1] = int.MaxValue;
            else
                highBack--;
            for (var d = highBack; d >= lowBack; d -= 2)
            {
                var x = backward[shift + d - 1] < backward[shift + d + 1] ? backward[shift + d - 1] : backward[shift + d + 1] - 1;
                while (x > fromA && x - d > fromB && Same(x - 1, x - d - 1))
                    x--;
                backward[shift + d] = x;
                if (!isOdd && low <= d && d <= high && x <= forward[shift + d])
                    return (x, x - d);
            }
        }

        return null;
    }
}
