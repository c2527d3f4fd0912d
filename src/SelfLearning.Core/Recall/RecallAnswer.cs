namespace SelfLearning.Core.Recall;

/// <summary>What recall says to a situation.</summary>
/// <param name="Items">The cards, best first.</param>
/// <param name="Silent">Why there are none; null where there are.</param>
public sealed record RecallAnswer(IReadOnlyList<RecallItem> Items, Silence? Silent);

/// <summary>Why recall says nothing.</summary>
public enum Silence
{
    EmptyStore,
    NoMatch,
    BelowThreshold,
}

/// <summary>One card of an answer.</summary>
/// <param name="Number">The card's number in the index.</param>
/// <param name="Id">The card's id.</param>
/// <param name="Fit">How well it answers the situation, 0–1.</param>
/// <param name="Score">What it was ranked by.</param>
/// <param name="Signature">Whether it is the card of this very error.</param>
/// <param name="Weak">Whether it is below what an unasked answer needs: it is said only because somebody asked.</param>
/// <param name="Why">What made it fit, the weightiest first.</param>
public sealed record RecallItem(int Number, string Id, double Fit, double Score, bool Signature, bool Weak, IReadOnlyList<Reason> Why);

/// <summary>One reason for a card's rank.</summary>
/// <param name="Feature">word, identifier, flag, symbol, signature, skill, near-words, coverage, standing or trust.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Weight">Its part in the score; for <c>coverage</c> the share, for <c>standing</c> the factor, for <c>trust</c> the trust.</param>
public readonly record struct Reason(string Feature, string Detail, double Weight);
