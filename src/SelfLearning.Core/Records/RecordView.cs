using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>A record seen through its type. Nothing is copied: fields that the contract does not know, and the order of keys, stay in
/// <see cref="Body"/>. A field that is absent, null or of another type than the contract's reads as null or empty.</summary>
public abstract class RecordView(JsonObject body)
{
    public JsonObject Body => body;

    public virtual string Id => body.Text(Keys.Id) ?? "";

    public string? Ts => body.Text(Keys.Ts);
}

/// <summary>What cards and recommendations have in common.</summary>
public abstract class LessonRecord(JsonObject body) : RecordView(body)
{
    public string? Title => Body.Text(Keys.Title);

    public string? WhenToUse => Body.Text(Keys.WhenToUse);

    /// <summary>As it is stored; <see cref="Skill.Normal"/> gives its normal form.</summary>
    public string? PrimarySkill => Body.Text(Keys.PrimarySkill);

    public string Scope => Records.Scope.Normal(Body.Text(Keys.Scope));

    public bool IsShareable => Body.IsTrue(Keys.Shareable);

    public IReadOnlyList<string> Tags => Body.Texts(Keys.Tags);

    public string? LastTouchedTs => Body.Text(Keys.LastTouchedTs);
}

/// <summary>An Aha Card: something that was learned.</summary>
public sealed class CardRecord(JsonObject body) : LessonRecord(body)
{
    public string? Key => Body.Text(Keys.Key);

    public string? Problem => Body.Text(Keys.Problem);

    public IReadOnlyList<string> SolutionSteps => Body.Texts(Keys.SolutionSteps);

    public IReadOnlyList<string> Evidence => Body.Texts(Keys.Evidence);

    public IReadOnlyList<string> Gotchas => Body.Texts(Keys.Gotchas);

    public IReadOnlyList<string> Links => Body.Texts(Keys.Links);

    public string Status => Records.Status.OfCard(Body.Text(Keys.Status));
}

/// <summary>A recommendation: something that should be done.</summary>
public sealed class RecommendationRecord(JsonObject body) : LessonRecord(body)
{
    public string Status => Records.Status.OfRecommendation(Body.Text(Keys.Status));

    public string? Why => Body.Text(Keys.Why);
}

/// <summary>An event: a task that was worked on.</summary>
public sealed class EventRecord(JsonObject body) : RecordView(body)
{
    public string? TaskSummary => Body.Text(Keys.TaskSummary);

    public string? PrimarySkill => Body.Text(Keys.PrimarySkill);
}

/// <summary>A signal: what happened to a card or recommendation.</summary>
public sealed class SignalRecord(JsonObject body) : RecordView(body)
{
    public string? Kind => Body.Text(Keys.Kind);

    public string? Source => Body.Text(Keys.Source);

    public string? Context => Body.Text(Keys.Context);

    /// <summary>The id of the card or recommendation that it speaks of.</summary>
    public string? Subject => Body.Text(Keys.AhaId) ?? Body.Text(Keys.RecId);

    /// <summary>A new signal for a card (<c>aha_…</c>) or a recommendation (<c>rec_…</c>), in the order of keys that the journals have.</summary>
    public static JsonObject New(string ts, string kind, string source, string id, string? context = null)
    {
        var signal = new JsonObject
        {
            { Keys.Ts, ts },
            { Keys.Kind, kind },
            { Keys.Source, source },
            { SignalKind.Prefix(kind) == Ids.Recommendation ? Keys.RecId : Keys.AhaId, id },
        };
        if (!string.IsNullOrEmpty(context))
            signal.Add(Keys.Context, context);
        signal.Add(Keys.Id, Ids.OfSignal(signal));
        return signal;
    }
}

/// <summary>A backport: cards that were put into a skill or a Markdown file, or planned to be.</summary>
public sealed class BackportRecord(JsonObject body) : RecordView(body)
{
    public override string Id => Body.Text(Keys.BackportId) ?? "";

    public string? TargetSkill => Body.Text(Keys.TargetSkill);

    public string? TargetSkillPath => Body.Text(Keys.TargetSkillPath);

    /// <summary>The bundle's folder, absolute.</summary>
    public string? BundleDir => Body.Text(Keys.BundleDir);

    public IReadOnlyList<string> RequestedCardIds => Body.Texts(Keys.RequestedCardIds);

    public IReadOnlyList<string> AddedCardIds => Body.Texts(Keys.AddedCardIds);

    public IReadOnlyList<string> ResultCardIds => Body.Texts(Keys.ResultCardIds);

    /// <summary>Whether its target was changed.</summary>
    public bool IsApplied => Body.IsTrue(Keys.Applied);

    /// <summary>Whether its cards stand in its target now.</summary>
    public bool IsStanding => IsApplied && !Body.IsTrue(Keys.Removed);

    /// <summary>The cards that it put into its target, where it <see cref="IsStanding"/>: its result, else what was asked for.</summary>
    public IReadOnlyList<string> StandingCardIds => !IsStanding ? [] : ResultCardIds is { Count: > 0 } result ? result : RequestedCardIds;
}
