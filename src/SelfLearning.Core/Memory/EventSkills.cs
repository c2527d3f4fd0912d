using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>Which skill was at work when, by the events.</summary>
public sealed class EventSkills
{
    private readonly List<(DateTimeOffset Time, string Skill)> byTime;

    public EventSkills(Journal events)
    {
        var found = new List<(DateTimeOffset Time, string Skill)>();
        for (var row = 0; row < events.Count; row++)
        {
            if (Timestamp.Find(events.Text(row, Field.Ts)) is { } time && Skill.Normal(events.Text(row, Field.PrimarySkill)) is not Skill.Unknown and var skill)
                found.Add((time, skill));
        }

        byTime = [.. found.OrderBy(f => f.Time)];
    }

    /// <summary>The skill of the nearest event before a time, else of the nearest after it; of several at one time, of the first. Null where no event
    /// has one, or the time is not known.</summary>
    public string? Nearest(DateTimeOffset? time)
    {
        if (time is null || byTime.Count == 0)
            return null;
        var after = byTime.FindIndex(e => e.Time > time);
        var nearest = after == 0 ? byTime[0].Time : byTime[(after < 0 ? byTime.Count : after) - 1].Time;
        return byTime.Find(e => e.Time == nearest).Skill;
    }
}
