namespace SelfLearning.Core.Safety.Secrets;

/// <summary>A secret found in a text: where it stands (UTF-16 units), what it is (<c>[a-z0-9-]+</c>), and how certain that is, 0–1.</summary>
public readonly record struct SecretSpan(int Start, int Length, string Kind, double Certainty)
{
    public int End => Start + Length;
}
