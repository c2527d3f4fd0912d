namespace SelfLearning.Core.Recall.Analysis;

/// <summary>The tokens of a text while it is read.</summary>
internal sealed class TokenList(WordPool? pool)
{
    private int segment;
    private bool inPath;

    public List<Token> Tokens { get; } = [];

    /// <summary>What follows is of another run of joined words.</summary>
    public void Begin(bool ofPath = false) => (segment, inPath) = (segment + 1, ofPath);

    /// <summary>Adds a folded word; none that is empty or too long.</summary>
    public void Add(ReadOnlySpan<char> word, TokenKind kind, bool quoted)
    {
        if (word.Length is 0 or > Analyser.MaxTerm)
            return;
        var (text, term) = pool is null ? WordPool.Make(word) : pool.Get(word);
        Tokens.Add(new Token(term, text, kind, quoted, segment, inPath));
    }

    /// <summary>Adds what is its own term.</summary>
    public void AddTerm(string term, TokenKind kind) => Tokens.Add(new Token(term, term, kind, false, segment, inPath));
}
