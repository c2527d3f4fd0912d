using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Skills.Drafts;

/// <summary>Cards that could become one skill: three or more that nobody put aside, which share tools or files, and words, and of which at least two helped.</summary>
/// <param name="Ids">The cards, the most trusted first.</param>
/// <param name="Name">A name for the skill.</param>
/// <param name="Shared">The tools, files and words that most of them have, the most telling first.</param>
/// <param name="Helped">How many of them helped.</param>
public sealed record CardCluster(IReadOnlyList<string> Ids, string Name, IReadOnlyList<string> Shared, int Helped)
{
    private const int Least = 3;
    private const int LeastHelped = 2;
    private const int MaxCards = 400;
    private const double Near = 0.2;

    /// <summary>The clusters of a store, the most helpful first. Without two cards that helped nothing is read.</summary>
    public static IReadOnlyList<CardCluster> Find(StoreSnapshot snapshot)
    {
        List<CardState> kept = [.. snapshot.Cards.Items.Select(snapshot.Card)];
        bool HasHelped(CardState card) => snapshot.Evidence.Outcomes(card.Line).Helped > 0;
        if (kept.Count(HasHelped) < LeastHelped)
            return [];
        kept.RemoveAll(c => Status.IsPutAside(c.Status) || c.IsBackported || c.IsForeign);
        List<CardTopics> cards = [.. kept.OrderByDescending(HasHelped).ThenByDescending(c => c.ScoreValue).Take(MaxCards).Select(c => CardTopics.Of(c, HasHelped(c)))];
        return cards.Count(c => c.HasHelped) < LeastHelped ? [] : Grouped(cards, TopicWeights.Of(cards));
    }

    private static List<CardCluster> Grouped(List<CardTopics> cards, TopicWeights weights)
    {
        var near = new double[cards.Count, cards.Count];
        for (var i = 0; i < cards.Count; i++)
        {
            for (var j = 0; j < i; j++)
                near[i, j] = near[j, i] = weights.Likeness(cards[i], cards[j]);
        }

        // The two groups that are most alike become one, as long as they are alike on average.
        var index = Enumerable.Range(0, cards.Count).Select(i => new List<int> { i }).ToList();
        while (true)
        {
            var (best, from, to) = (Near, -1, -1);
            for (var i = 0; i < index.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var sum = 0.0;
                    foreach (var a in index[i])
                    {
                        foreach (var b in index[j])
                            sum += near[a, b];
                    }

                    if (sum / (index[i].Count * index[j].Count) is var mean && mean > best)
                        (best, from, to) = (mean, i, j);
                }
            }

            if (from < 0)
                break;
            index[to].AddRange(index[from]);
            index.RemoveAt(from);
        }

        return [.. index.Select(g => Of([.. g.Select(i => cards[i])], weights)).OfType<CardCluster>().OrderByDescending(c => c.Helped).ThenBy(c => c.Ids[0], StringComparer.Ordinal)];
    }

    private static CardCluster? Of(List<CardTopics> cards, TopicWeights weights)
    {
        var helped = cards.Count(c => c.HasHelped);
        var shared = weights.Shared(cards);
        var isOneMatter = shared.Any(s => s.Kind != TopicKind.Word) && shared.Any(s => s.Kind == TopicKind.Word);
        if (cards.Count < Least || helped < LeastHelped || !isOneMatter)
            return null;
        return new CardCluster(
            [.. cards.OrderByDescending(c => c.HasHelped).ThenByDescending(c => c.Score).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Id)],
            NameOf(shared, cards), [.. shared.Take(6).Select(s => Shown(s, cards))], helped);
    }

    // As most of the cards write it.
    private static string Shown(Topic topic, IReadOnlyList<CardTopics> cards) =>
        cards.Where(c => c.Has(topic)).GroupBy(c => c.Shown[topic]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;

    private static string NameOf(IReadOnlyList<Topic> shared, IReadOnlyList<CardTopics> cards)
    {
        var words = shared.Where(s => s.Kind == TopicKind.Tool).Take(1).Concat(shared.Where(s => s.Kind == TopicKind.Word)).Select(s => Plain(Shown(s, cards))).Where(w => w.Length > 1).Distinct().Take(3);
        return string.Join('-', words) is { Length: > 0 } name ? name[..Math.Min(name.Length, 48)].Trim('-') : "learned";
    }

    private static string Plain(string word) => string.Concat(word.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')).Trim('-').Replace("--", "-", StringComparison.Ordinal);
}
