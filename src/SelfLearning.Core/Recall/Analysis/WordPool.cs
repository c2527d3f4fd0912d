namespace SelfLearning.Core.Recall.Analysis;

/// <summary>The words that one reader of many texts has met, each with its term: most words of a store are the same ones, and need to be stemmed and
/// kept only once. The terms are those without a pool. Not for two threads at once.</summary>
public sealed class WordPool
{
    // Ids and numbers are met once and would fill it.
    private const int Most = 50_000;

    private readonly Dictionary<string, (string Word, string Term)> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Word, string Term)>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public WordPool() => bySpan = known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A folded word and its term.</summary>
    internal (string Word, string Term) Get(ReadOnlySpan<char> word)
    {
        if (bySpan.TryGetValue(word, out var found))
            return found;
        found = Make(word);
        if (known.Count < Most)
            known.Add(found.Word, found);
        return found;
    }

    internal static (string Word, string Term) Make(ReadOnlySpan<char> word)
    {
        var text = word.ToString();
        return (text, IdentifierParts.Term(text));
    }
}
