namespace SelfLearning.Core.Recall;

/// <summary>How much a term tells, by how few cards have it: ln(1 + (N − n + ½) / (n + ½)), the form of Robertson and Zaragoza,
/// "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), made positive.</summary>
internal static class Idf
{
    public static double Of(int frequency, int count) => Math.Log(1 + (Math.Max(0, Math.Max(count, 50) - frequency) + 0.5) / (frequency + 0.5));
}
