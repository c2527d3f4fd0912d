namespace SelfLearning.Bench.Learn;

/// <summary>How many were found rightly, found at all, and to be found.</summary>
internal readonly record struct Score(int Right, int Found, int Gold)
{
    public static Score Sum(IEnumerable<Score> scores) => scores.Aggregate(default(Score), (a, b) => new Score(a.Right + b.Right, a.Found + b.Found, a.Gold + b.Gold));

    public override string ToString() =>
        $"precision {Ratio(Right, Found)} ({Right}/{Found})  recall {Ratio(Right, Gold)} ({Right}/{Gold})";

    private static string Ratio(int part, int whole) => whole == 0 ? " –  " : ((double)part / whole).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);
}
