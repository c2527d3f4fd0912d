using SelfLearning.Core.Memory;

namespace SelfLearning.Core.Recall;

/// <summary>How status, evidence and age move a rank: a factor of 0.85–1.15, so that relevance decides.</summary>
public static class StaticScore
{
    public const double Least = 0.85;
    public const double Most = 1.15;

    /// <summary>The factor of a card at a time.</summary>
    public static double Factor(CardFacts card, DateTimeOffset now)
    {
        var status = card.Status switch
        {
            "accepted" => 0.03,
            "backported" => 0.02,
            _ => 0,
        };
        var used = 0.01 * Math.Min(3, card.Used);
        // Half a year takes half of what being new is worth.
        var age = card.Written is { } written ? Math.Max(0, (now - written).TotalDays) : 0;
        var fresh = -0.04 * (1 - Math.Pow(0.5, age / 180));
        return Math.Clamp(1 + status + used + fresh + Outcomes(card.Helped, card.Harmed), Least, Most);
    }

    // Both bounds, so that one harm does not weigh as much as ten: proven help lifts, proven harm lowers.
    private static double Outcomes(int helped, int harmed) =>
        (0.12 * (Trust.Of(helped, harmed) ?? 0)) - (0.18 * (Trust.Of(harmed, helped) ?? 0));
}
