namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Lines of words that go together, looked up by their terms in the text itself: a process asks for a few words, and stemming all of them would cost
/// it a millisecond.</summary>
internal sealed class WordTable(string lines)
{
    // A space before each word, a line's end before and after each line.
    private readonly string text = $"\n {string.Join("\n ", lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}\n";

    /// <summary>The other terms of the lines that hold a term.</summary>
    public IReadOnlyList<string> Beside(string term) => Find([' ', term[0]], term);

    /// <summary>The other terms of the lines that begin with a term.</summary>
    public IReadOnlyList<string> Under(string term) => Find(['\n', ' ', term[0]], term);

    private List<string> Find(ReadOnlySpan<char> beginning, string term)
    {
        var others = new List<string>();
        for (var at = 0; text.AsSpan(at).IndexOf(beginning) is >= 0 and var next;)
        {
            var start = at + next + beginning.Length - 1;
            var end = start + text.AsSpan(start).IndexOfAny(' ', '\n');
            at = end;
            if (!IsTerm(text.AsSpan(start, end - start), term))
                continue;
            var line = text.LastIndexOf('\n', start) + 2;
            at = text.IndexOf('\n', start);
            others.AddRange(Terms(text[line..at]).Where(other => other != term && !others.Contains(other)).ToList());
        }

        return others;
    }

    // A stem begins as its word does.
    private static bool IsTerm(ReadOnlySpan<char> word, string term) =>
        (word.Length < 3 || term.Length < 3 || word[1] == term[1]) && IdentifierParts.Term(word.ToString()) == term;

    private static IEnumerable<string> Terms(string line) => line.Split(' ').Select(IdentifierParts.Term).Distinct();
}
