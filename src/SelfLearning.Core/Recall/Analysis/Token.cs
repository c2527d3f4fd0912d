namespace SelfLearning.Core.Recall.Analysis;

/// <summary>What kind of thing a term stands for.</summary>
public enum TokenKind
{
    /// <summary>A word, or a part of an identifier, stemmed.</summary>
    Word,

    /// <summary>An identifier, dotted name, hyphenated word or file name as a whole: its words run together, stemmed.</summary>
    Whole,

    /// <summary>A command-line option: an underscore and its words run together.</summary>
    Flag,

    /// <summary>Two neighbouring characters of a script without spaces.</summary>
    Pair,
}

/// <summary>One term of a text.</summary>
/// <param name="Term">What is indexed and searched: letters and digits of any script and <c>_</c>, never a space, at most 48 characters.</param>
/// <param name="Word">The folded word before stemming.</param>
/// <param name="Kind">What the term stands for.</param>
/// <param name="Quoted">Whether the text quotes it alone, as <c>`which`</c> or <c>'for'</c>.</param>
/// <param name="Segment">Which run of joined words of the text it is from: the parts of an identifier and its whole have the same number.</param>
/// <param name="InPath">Whether it is part of a path or an address.</param>
public readonly record struct Token(string Term, string Word, TokenKind Kind, bool Quoted, int Segment, bool InPath);
