namespace SelfLearning.Core.Skills.Drafts;

/// <summary>How much a topic tells: the rarer among a store's cards, the more; tools and files more than words.</summary>
internal sealed class TopicWeights
{
    // A store of a few cards cannot tell what is rare.
    private const int Ordinary = 20;

    private readonly Dictionary<Topic, double> weights = [];

    public static TopicWeights Of(IReadOnlyList<CardTopics> cards)
    {
        var counts = new Dictionary<Topic, int>();
        foreach (var topic in cards.SelectMany(c => c.Topics))
            counts[topic] = counts.GetValueOrDefault(topic) + 1;
        var made = new TopicWeights();
        foreach (var (topic, count) in counts)
            made.weights[topic] = Math.Log(1 + ((double)(cards.Count + Ordinary) / count)) * topic.Kind switch { TopicKind.Tool => 2.0, TopicKind.File => 1.5, _ => 1.0 };
        return made;
    }

    /// <summary>The cosine of two cards' topics, 0 to 1; 0 where they share neither tool nor file.</summary>
    public double Likeness(CardTopics a, CardTopics b)
    {
        var shared = a.Topics.Where(b.Has).ToList();
        if (!shared.Exists(t => t.Kind != TopicKind.Word))
            return 0;
        return shared.Sum(t => weights[t] * weights[t]) / Math.Sqrt(Square(a) * Square(b));
    }

    /// <summary>What at least two thirds of some cards have in common, the most telling first.</summary>
    public IReadOnlyList<Topic> Shared(IReadOnlyList<CardTopics> cards) =>
    [
        .. cards.SelectMany(c => c.Topics).GroupBy(t => t).Where(g => g.Count() * 3 >= cards.Count * 2)
            .OrderByDescending(g => weights[g.Key] * g.Count()).ThenBy(g => g.Key.Key, StringComparer.Ordinal).Select(g => g.Key),
    ];

    private double Square(CardTopics card) => card.Topics.Sum(t => weights[t] * weights[t]);
}
