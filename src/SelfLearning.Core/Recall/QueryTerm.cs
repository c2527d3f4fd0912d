namespace SelfLearning.Core.Recall;

/// <summary>One thing that a situation asks for: a word and what may stand for it.</summary>
/// <param name="Text">As it stands in the situation, for explanations.</param>
/// <param name="Forms">The terms that satisfy it, the word itself first, each with the part of its weight that it earns.</param>
/// <param name="Weight">How much it matters: 1 for a plain word.</param>
/// <param name="Kind">Why it is asked for.</param>
/// <param name="Place">Its place among the words of the situation; neighbours are one apart.</param>
public sealed record QueryTerm(string Text, IReadOnlyList<QueryForm> Forms, double Weight, QueryTermKind Kind, int Place);

/// <summary>A term of the index and how well it stands for what was asked, 0–1.</summary>
public readonly record struct QueryForm(string Term, double Worth)
{
    /// <summary>Whether it is another word, which gives way where the situation says that word itself.</summary>
    public bool IsOther { get; init; }
}

/// <summary>Why a term is asked for.</summary>
public enum QueryTermKind
{
    Word,
    Identifier,
    Flag,
    Filler,
    Symbol,
    Signature,
    Skill,
}
