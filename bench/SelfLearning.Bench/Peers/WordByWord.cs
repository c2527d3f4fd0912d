using System.Text.RegularExpressions;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Bench.Peers;

/// <summary>Asks a memory that searches by substring for each telling word of a text, as an agent that knows it would: what holds most of the words
/// stands first. A word that was asked before is not asked again.</summary>
internal sealed partial class WordByWord(IMemory memory) : IMemory
{
    private readonly Dictionary<string, Answer> asked = new(StringComparer.Ordinal);

    public bool Record(IReadOnlyList<Lesson> lessons) => memory.Record(lessons);

    public IReadOnlySet<string> Titles() => memory.Titles();

    public Answer Ask(string text, bool isError)
    {
        List<Answer> answers = [.. Words(text).Select(word => asked.TryGetValue(word, out var known) ? known : asked[word] = memory.Ask(word, isError))];
        return new Answer(
            [.. answers.SelectMany(a => a.Titles).GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select(g => g.Key)],
            false, answers.Sum(a => a.Bytes), [.. answers.SelectMany(a => a.Milliseconds)]);
    }

    public void Dispose() => memory.Dispose();

    // As they are written: the peer's search folds nothing but case. A word of two letters is inside half of all others; scripts without spaces go in pairs.
    private static IEnumerable<string> Words(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => m.Value.Trim('.', '-')).Where(word => word.Length > 2 && !StopWords.Contains(word))
        .Concat(Analyser.Tokens(text).Where(t => t.Kind == TokenKind.Pair).Select(t => t.Word)).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_.-]*")]
    private static partial Regex Word();
}
