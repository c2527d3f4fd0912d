using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Bench.Recall;

/// <summary>What the old tool does: the whole question as a substring, newest first.</summary>
internal sealed class SubstringSearch(IEnumerable<Document> documents) : ISearch
{
    private readonly List<(string Id, string Text)> texts = [.. documents.Select(document => (document.Id, $"{document.Title}\n{document.Text}")).Reverse()];

    public IReadOnlyList<string> Find(string question, int limit) =>
        [.. texts.Where(document => document.Text.Contains(question, StringComparison.OrdinalIgnoreCase)).Take(limit).Select(document => document.Id)];
}

/// <summary>What an agent does with grep: documents by how many of the question's words stand in them.</summary>
internal sealed class GrepSearch(IEnumerable<Document> documents) : ISearch
{
    private readonly List<(string Id, HashSet<string> Words)> texts =
        [.. documents.Select(document => (document.Id, FtsSearch.Words($"{document.Title}\n{document.Text}").ToHashSet(StringComparer.Ordinal)))];

    public IReadOnlyList<string> Find(string question, int limit)
    {
        var words = FtsSearch.Words(question).Where(word => !StopWords.Contains(word)).Distinct(StringComparer.Ordinal).ToList();
        return [.. texts.Select(document => (document.Id, Count: words.Count(document.Words.Contains)))
            .Where(document => document.Count > 0).OrderByDescending(document => document.Count).Take(limit).Select(document => document.Id)];
    }
}
