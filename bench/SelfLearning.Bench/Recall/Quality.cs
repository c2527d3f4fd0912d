namespace SelfLearning.Bench.Recall;

/// <summary>How good one ranked list of document ids is, or the mean over many.</summary>
internal readonly record struct Quality(double R1, double R5, double R10, double Mrr, double Ndcg)
{
    public static Quality Of(IReadOnlyList<string> ranked, Dictionary<string, int> answers)
    {
        double At(int cut) => (double)ranked.Take(cut).Count(answers.ContainsKey) / answers.Count;
        var mrr = 0.0;
        var gain = 0.0;
        for (var i = 0; i < Math.Min(10, ranked.Count); i++)
        {
            if (!answers.TryGetValue(ranked[i], out var grade))
                continue;
            if (mrr == 0)
                mrr = 1.0 / (i + 1);
            gain += grade / Math.Log2(i + 2);
        }

        var ideal = answers.Values.OrderDescending().Take(10).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
        return new Quality(At(1), At(5), At(10), mrr, ideal > 0 ? gain / ideal : 0);
    }

    public static Quality Mean(IReadOnlyCollection<Quality> all) => new(
        all.Average(q => q.R1), all.Average(q => q.R5), all.Average(q => q.R10), all.Average(q => q.Mrr), all.Average(q => q.Ndcg));
}
