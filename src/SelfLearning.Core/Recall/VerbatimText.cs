using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Recall;

/// <summary>What a situation says in the order in which it says it, to be compared with what cards say. Numbers are passed over, here and in cards:
/// they are what differs between two times of one error.</summary>
internal sealed class VerbatimText
{
    // Of a longer text the two ends, where errors stand.
    private const int MostWords = 2000;

    // A filler tells little, but that it stands in its place is evidence too.
    private const double FillerWorth = 0.35;

    // A name of so many words is as much as two words: that a card has it by chance is out of the question.
    private const int LongName = 3;

    private VerbatimText(List<(Token Token, double Nats)> words)
    {
        Terms = [.. words.Select(word => word.Token.Term)];
        Segments = [.. words.Select(word => word.Token.Segment)];
        Nats = [.. words.Select(word => word.Nats)];
        Lengths = [.. words.Select(word => word.Token.Kind == TokenKind.Pair ? 0.5 : 1)];
        Tells = [.. words.Select(word => word.Token.Kind != TokenKind.Pair && word.Nats > 0 && !IsFiller(word.Token) ? 1 : 0)];
        for (int start = 0, i = 0; i < words.Count; i++)
        {
            if (words[i].Token.Segment != words[start].Token.Segment)
                start = i;
            if (words[i].Token is { Kind: TokenKind.Whole, InPath: false } && Tells[i] == 1 && Parts(words, start, i) >= LongName)
                (Nats[i], Lengths[i], Tells[i]) = (2 * Nats[i], LongName, 2);
        }
    }

    public string[] Terms { get; }

    public int[] Segments { get; }

    public double[] Nats { get; }

    public double[] Lengths { get; }

    public int[] Tells { get; }

    public static VerbatimText Of(Situation situation, ICardIndex index)
    {
        List<Token> tokens = [];
        foreach (var text in new[] { situation.Task, situation.Prompt, situation.Command, situation.Error }.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            var first = tokens.Count > 0 ? tokens[^1].Segment + 2 : 0;
            tokens.AddRange(Analyser.Tokens(text!).Where(token => !IsVolatile(token.Term)).Select(token => token with { Segment = token.Segment + first }));
        }

        if (tokens.Count > MostWords)
            tokens.RemoveRange(MostWords / 2, tokens.Count - MostWords);
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        int Frequency(string term) => frequencies.TryGetValue(term, out var known) ? known : frequencies[term] = index.Frequency(term);
        return new VerbatimText([.. tokens.Select(token => (token, Worth(token) * (Frequency(token.Term) is var cards and > 0 ? Idf.Of(cards, index.Count) : 0)))]);
    }

    /// <summary>Whether a term is of those that change from one time to the next.</summary>
    public static bool IsVolatile(string term) => IsVolatile(term[0]);

    /// <summary>The same by a term's first character.</summary>
    public static bool IsVolatile(char first) => char.IsAsciiDigit(first);

    // A phrase with hyphens (end-to-end) is no name.
    private static int Parts(List<(Token Token, double Nats)> words, int start, int end)
    {
        var parts = 0;
        for (var i = start; i < end; i++)
        {
            if (words[i].Token.Kind != TokenKind.Word)
                continue;
            if (IsFiller(words[i].Token))
                return 0;
            parts++;
        }

        return parts;
    }

    private static double Worth(Token token) => token.Kind == TokenKind.Pair ? 0.5 : IsFiller(token) ? FillerWorth : 1;

    private static bool IsFiller(Token token) => Language.IsFiller(token, null);
}
