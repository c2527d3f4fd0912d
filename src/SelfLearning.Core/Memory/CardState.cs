using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Memory;

/// <summary>A card as it is now. Values are decoded when asked for.</summary>
public readonly struct CardState(StoreSnapshot snapshot, Lifeline line)
{
    public string Id => line.Id;

    public Lifeline Line => line;

    public string? Title => snapshot.Cards.Journal.Scalar(line.Latest, Field.Title);

    /// <summary>The title as it is stored, whatever it is.</summary>
    public JsonValue TitleValue => snapshot.Cards.Journal.Value(line.Latest, Field.Title) ?? JsonValue.Null;

    public string? Ts => Text(Field.Ts);

    public string? CreatedTs => snapshot.Cards.Journal.Text(line.First, Field.Ts);

    /// <summary>When it was last touched: <c>last_touched_ts</c>, else <c>ts</c>, trimmed; null where both are missing or blank.</summary>
    public string? LastTouchedTs => PythonText.Given(Text(Field.LastTouched)) ?? PythonText.Given(Ts);

    public string Status => Records.Status.OfCard(snapshot.Cards.Journal.Text(line.Latest, Field.Status, stackalloc char[32]));

    public string Scope => Records.Scope.Normal(Text(Field.Scope));

    public string PrimarySkill => Skill.Normal(Text(Field.PrimarySkill));

    public bool Shareable => snapshot.Cards.Journal.IsTrue(line.Latest, Field.Shareable);

    public bool IsForeign => snapshot.Cards.Journal.IsForeign(line.Latest);

    public JsonValue? Tags => snapshot.Cards.Journal.Value(line.Latest, Field.Tags);

    public JsonObject Body => snapshot.Cards.Journal.Body(line.Latest);

    public CardRecord Record => new(Body);

    /// <summary>Whether the card stands in a skill or doc already.</summary>
    public bool IsBackported => Status == Records.Status.Backported || snapshot.Ledger.Holds(Id);

    public int ScoreValue => Memory.Score.ValueOf(snapshot.Evidence.Counts(line));

    public Score Score => Memory.Score.Of(snapshot.Evidence, Id);

    /// <summary>How far outcomes speak for it; null before the first.</summary>
    public double? Trust => snapshot.Evidence.Outcomes(line) is var (_, helped, harmed) ? Memory.Trust.Of(helped, harmed) : null;

    /// <summary>Whether the card is worth a permanent place: shareable, neither there already nor put aside, and either scored
    /// <paramref name="minScore"/> or reinforced or used or accepted.</summary>
    public bool IsBackportCandidate(int minScore)
    {
        if (!Shareable)
            return false;
        var status = Status;
        if (Records.Status.IsPutAside(status) || status == Records.Status.Backported)
            return false;
        return IsWorth(status == Records.Status.Accepted, snapshot.Evidence.Counts(line), minScore) && !snapshot.Ledger.Holds(Id);
    }

    /// <summary>Whether a shareable card of these signals, counted in the order of <see cref="SignalKind.All"/>, is worth a permanent place.</summary>
    public static bool IsWorth(bool isAccepted, ReadOnlySpan<int> counts, int minScore) =>
        isAccepted || counts[Evidence.Used] > 0 || counts[Evidence.Reinforced] > 0 || Memory.Score.ValueOf(counts) >= minScore;

    private string? Text(Field field) => snapshot.Cards.Journal.Text(line.Latest, field);
}
