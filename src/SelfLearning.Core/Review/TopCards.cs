using SelfLearning.Core.Text;
using SelfLearning.Core.Memory;

namespace SelfLearning.Core.Review;

/// <summary>The best few of many cards: by score, then by title, both descending (titles by code point); equal ones as offered.</summary>
internal sealed class TopCards(int limit)
{
    private readonly List<(CardState Card, int Score, string Title)> best = [];

    internal IReadOnlyList<CardState> Cards => [.. best.Select(b => b.Card)];

    internal void Offer(CardState card, int score)
    {
        if (limit <= 0 || (best.Count == limit && score < best[^1].Score))
            return;
        var title = card.Title ?? "";
        var at = best.FindIndex(b => score > b.Score || (score == b.Score && CodePoints.Compare(title, b.Title) > 0));
        if (at < 0 && best.Count == limit)
            return;
        best.Insert(at < 0 ? best.Count : at, (card, score, title));
        if (best.Count > limit)
            best.RemoveAt(limit);
    }
}
