namespace SelfLearning.Core.Recall.Analysis;

/// <summary>The one analyser of the program: text to terms, for cards and for questions, for the index in a file and the one in memory.
/// Identifiers come in parts and as a whole: <c>readFileSync</c> gives <c>read file sync readfilesync</c>; <c>--no-verify</c> gives
/// <c>no verifi _noverifi</c>; a path gives its names in parts and each file name as a whole.</summary>
public static class Analyser
{
    /// <summary>Changes whenever the same text may give other terms; an index made by another version is rebuilt.</summary>
    public const int Version = 1;

    internal const int MaxTerm = 48;

    /// <summary>The terms of a text in their order, as a card's field is indexed.</summary>
    public static string[] Terms(string text, WordPool? pool = null)
    {
        var tokens = Read(text, pool);
        var terms = new string[tokens.Count];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = tokens[i].Term;
        return terms;
    }

    /// <summary>The terms of a text in their order, with what a question needs to know of each.</summary>
    public static List<Token> Tokens(string text) => Read(text, null);

    private static List<Token> Read(string text, WordPool? pool)
    {
        var tokens = new TokenList(pool);
        var words = new List<(int Start, int End)>();
        for (var i = 0; i < text.Length;)
        {
            if (Folding.IsIdeograph(text[i]))
                i = Pairs(text, i, tokens);
            else if (Folding.IsWord(text[i]))
                i = Segment(text, i, words, tokens);
            else
                i++;
        }

        return tokens.Tokens;
    }

    // Words without spaces between them are found by their neighbouring characters.
    private static int Pairs(string text, int start, TokenList tokens)
    {
        var end = start;
        var units = new List<string>();
        while (end < text.Length && Folding.IsIdeograph(text[end]))
        {
            var size = char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
            units.Add(text.Substring(end, size));
            end += size;
        }

        tokens.Begin();
        if (units.Count == 1)
            tokens.AddTerm(units[0], TokenKind.Pair);
        for (var i = 1; i < units.Count; i++)
        {
            tokens.Begin();
            tokens.AddTerm(units[i - 1] + units[i], TokenKind.Pair);
        }

        return end;
    }

    // A run of words joined by _ - . :: or an apostrophe: an identifier, a file name, a hyphenated word.
    private static int Segment(string text, int start, List<(int Start, int End)> words, TokenList tokens)
    {
        var end = start;
        words.Clear();
        while (true)
        {
            var from = end;
            while (end < text.Length && (Folding.IsWord(text[end]) || (text[end] == '\'' && InsideWord(text, end))))
                end++;
            words.Add((from, end));
            var joint = JointLength(text, end);
            if (joint == 0)
                break;
            end += joint;
        }

        tokens.Begin(PathShape.Is(text, start, end));
        end = Language(text, words, end, tokens);
        var quoted = start > 0 && end < text.Length && text[start - 1] is '`' or '\'' or '"' && text[end] is '`' or '\'' or '"';
        var dashes = Dashes(text, start);
        IdentifierParts.Emit(text, words, dashes, quoted, tokens);
        return end;
    }

    private static bool InsideWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]) && !(at > 1 && text[at - 2] == '\'');

    private static int JointLength(string text, int at)
    {
        if (at + 1 >= text.Length)
            return 0;
        if (text[at] is '_' or '-' or '.')
        {
            var size = 1;
            while (text[at] == '_' && at + size < text.Length && text[at + size] == '_')
                size++;
            return at + size < text.Length && Folding.IsWord(text[at + size]) ? size : 0;
        }

        return text[at] == ':' && at + 2 < text.Length && text[at + 1] == ':' && Folding.IsWord(text[at + 2]) ? 2 : 0;
    }

    // C++, C# and F# are names of one letter and signs.
    private static int Language(string text, List<(int Start, int End)> words, int end, TokenList tokens)
    {
        var (from, to) = words[^1];
        if (to - from != 1 || end >= text.Length)
            return end;
        var letter = Folding.Fold(text[from]);
        var name = text[end] switch
        {
            '#' when letter is 'c' or 'f' => letter + "sharp",
            '+' when letter is 'c' && end + 1 < text.Length && text[end + 1] == '+' => "cpp",
            _ => null,
        };
        if (name is null)
            return end;
        words.RemoveAt(words.Count - 1);
        tokens.AddTerm(name, TokenKind.Word);
        return name == "cpp" ? end + 2 : end + 1;
    }

    // An option begins with one or two dashes at the start of a word of the command line.
    private static int Dashes(string text, int start)
    {
        var count = 0;
        while (count < 2 && start - count > 0 && text[start - count - 1] == '-')
            count++;
        var before = start - count - 1;
        return count > 0 && (before < 0 || text[before] is ' ' or '\t' or '\n' or '`' or '\'' or '"' or '[' or '(' or '{' or '|' or '=' or ',' or '/') ? count : 0;
    }
}
