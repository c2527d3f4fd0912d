using SelfLearning.Core.Recall;

namespace SelfLearning.Bench.Recall;

/// <summary>Our own recall over the index in memory, without silence.</summary>
internal sealed class CoreSearch(IEnumerable<Document> documents, RankingWeights? weights = null, int candidates = Recaller.MaxCandidates) : ISearch
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RankingWeights weights = weights ?? RankingWeights.Default;

    public MemoryIndex Index { get; } = new([.. documents.Select(document => IndexedCard.Of(Card(document)))]);

    /// <summary>A row as a card: its title (or first line, a card needs one), and the rest as the problem.</summary>
    public static RecallCard Card(Document document) => new()
    {
        Id = document.Id,
        Title = document.Title.Length > 0 ? document.Title : FirstLine(document.Text),
        Problem = document.Text,
    };

    public IReadOnlyList<CardMatch> Rank(Situation situation)
    {
        var query = SituationQuery.Of(situation, Index, weights);
        return new Recaller(Index, Now, weights).Rank(query, candidates);
    }

    public RecallAnswer Recall(string question, int limit, double? minFit) =>
        new Recaller(Index, Now, weights).Recall(new Situation { Task = question }, limit, minFit);

    public IReadOnlyList<string> Find(string question, int limit) =>
        [.. Rank(new Situation { Task = question }).Take(limit).Select(match => match.Card.Id)];

    private static string FirstLine(string text)
    {
        var line = text.Split('\n', 2)[0];
        return line.Length > 120 ? line[..120] : line;
    }
}
