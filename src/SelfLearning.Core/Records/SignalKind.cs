namespace SelfLearning.Core.Records;

/// <summary>What a signal can say. Only the first five count in the old score; outcomes move trust; being shown moves nothing.</summary>
public static class SignalKind
{
    public const string AhaUsed = "aha_used";
    public const string AhaRecalled = "aha_recalled";
    public const string AhaReinforced = "aha_reinforced";
    public const string AhaPromoted = "aha_promoted";
    public const string AhaBackported = "aha_backported";
    public const string RecUsed = "rec_used";
    public const string RecTouched = "rec_touched";
    public const string RecDone = "rec_done";
    public const string AhaShown = "aha_shown";
    public const string AhaHelped = "aha_helped";
    public const string AhaHarmed = "aha_harmed";
    public const string AhaUnbackported = "aha_unbackported";

    /// <summary>All kinds, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AhaUsed, AhaRecalled, AhaReinforced, AhaPromoted, AhaBackported, RecUsed, RecTouched, RecDone,
        AhaShown, AhaHelped, AhaHarmed, AhaUnbackported,
    ];

    /// <summary>The kinds that count in the score, with their weight: the first of <see cref="All"/>, in that order, which is also the order in which
    /// the score is explained.</summary>
    public static IReadOnlyList<(string Kind, int Weight)> Scored { get; } =
        [(AhaUsed, 2), (AhaRecalled, 1), (AhaReinforced, 1), (AhaPromoted, 1), (AhaBackported, 2)];

    /// <summary>The id prefix of what a kind speaks of: <c>aha_</c> or <c>rec_</c>.</summary>
    public static string Prefix(string kind) => kind.StartsWith("rec_", StringComparison.Ordinal) ? Ids.Recommendation : Ids.Card;
}
