using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Memory;

/// <summary>A recommendation as it is now. Values are decoded when asked for.</summary>
public readonly struct RecommendationState(StoreSnapshot snapshot, Lifeline line)
{
    public string Id => line.Id;

    public Lifeline Line => line;

    public string? Title => snapshot.Recommendations.Journal.Scalar(line.Latest, Field.Title);

    /// <summary>The title as it is stored, whatever it is.</summary>
    public JsonValue TitleValue => snapshot.Recommendations.Journal.Value(line.Latest, Field.Title) ?? JsonValue.Null;

    public string? Ts => Text(Field.Ts);

    public string? CreatedTs => snapshot.Recommendations.Journal.Text(line.First, Field.Ts);

    /// <summary>When it was last touched: <c>last_touched_ts</c>, else <c>ts</c>, trimmed; null where both are missing or blank.</summary>
    public string? LastTouchedTs => PythonText.Given(Text(Field.LastTouched)) ?? PythonText.Given(Ts);

    public string Status => Records.Status.OfRecommendation(Text(Field.Status));

    public string Scope => Records.Scope.Normal(Text(Field.Scope));

    public string PrimarySkill => Skill.Normal(Text(Field.PrimarySkill));

    public bool IsForeign => snapshot.Recommendations.Journal.IsForeign(line.Latest);

    public JsonObject Body => snapshot.Recommendations.Journal.Body(line.Latest);

    public RecommendationRecord Record => new(Body);

    /// <summary>Never touched since it was written: one line and no signal.</summary>
    public bool IsUntouched => line.Lines == 1 && !snapshot.Evidence.Any(Id);

    /// <summary>10·speed + quality of the expected impact; high 3, medium 2, low 1, else 0.</summary>
    public int Priority
    {
        get
        {
            var impact = snapshot.Recommendations.Journal.Value(line.Latest, Field.ExpectedImpact) as JsonObject;
            return (10 * Weight(impact?.Text("speed"))) + Weight(impact?.Text("quality"));
        }
    }

    /// <summary>When it was touched last; null where that time cannot be read.</summary>
    public DateTimeOffset? Touched => Timestamp.Find(LastTouchedTs);

    /// <summary>Whole days since the last touch; null where that time cannot be read.</summary>
    public int? DaysSinceTouch(DateTimeOffset now) => Touched is { } touched ? Timestamp.Days(touched, now) : null;

    public int? DaysSinceCreation(DateTimeOffset now) =>
        Timestamp.Find(CreatedTs) is { } created ? Timestamp.Days(created, now) : null;

    private static int Weight(string? word) => PythonText.Lower(PythonText.Strip(word)) switch
    {
        "high" => 3,
        "medium" => 2,
        "low" => 1,
        _ => 0,
    };

    private string? Text(Field field) => snapshot.Recommendations.Journal.Text(line.Latest, field);
}
