namespace SelfLearning.Core.Learning;

/// <summary>Adds up what speaks for and against a finding; every part is a reason that can be read.</summary>
internal sealed class WorthSum
{
    private readonly List<(double Weight, string Reason)> parts = [];

    public WorthSum Add(bool holds, double weight, string reason) => holds ? Add(weight, reason) : this;

    public WorthSum Add(double weight, string reason)
    {
        parts.Add((weight, reason));
        return this;
    }

    /// <summary>The sum within 0 and 1; the reasons with the greatest weight first.</summary>
    public Worth Sum() => new(
        Math.Round(Math.Clamp(parts.Sum(p => p.Weight), 0, 1), 2),
        [.. parts.OrderByDescending(p => Math.Abs(p.Weight)).Select(p => p.Reason)]);
}
