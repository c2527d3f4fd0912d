namespace SelfLearning.Core.Memory;

/// <summary>How far outcomes speak for a card: the lower bound of Wilson's score interval at 95 % (z = 1.96) of helped over helped and
/// harmed (E. B. Wilson, JASA 22, 1927).</summary>
public static class Trust
{
    private const double Z = 1.959963984540054;

    /// <summary>0 to 1, or null before the first outcome.</summary>
    public static double? Of(int helped, int harmed)
    {
        var n = helped + harmed;
        if (n == 0)
            return null;
        var p = (double)helped / n;
        var z2 = Z * Z / n;
        return (p + (z2 / 2) - (Z * Math.Sqrt(((p * (1 - p)) + (z2 / 4)) / n))) / (1 + z2);
    }
}
