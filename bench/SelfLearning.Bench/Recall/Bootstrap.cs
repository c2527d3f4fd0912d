namespace SelfLearning.Bench.Recall;

/// <summary>The paired bootstrap (B. Efron, Annals of Statistics 7(1), 1979): how far a mean difference over questions may be chance.</summary>
internal static class Bootstrap
{
    private const int Rounds = 2000;

    /// <summary>The mean over sets of the mean difference, and its 95 % interval; questions are drawn anew within each set.</summary>
    public static (double Mean, double Low, double High) Difference(IReadOnlyList<IReadOnlyList<double>> sets)
    {
        var random = new Random(42);
        var means = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var set in sets)
            {
                var sum = 0.0;
                for (var i = 0; i < set.Count; i++)
                    sum += set[random.Next(set.Count)];
                means[round] += sum / set.Count / sets.Count;
            }
        }

        Array.Sort(means);
        return (sets.Average(set => set.Average()), means[Rounds * 25 / 1000], means[Rounds * 975 / 1000]);
    }
}
