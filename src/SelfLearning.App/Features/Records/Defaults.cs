using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>What a new record gets where its payload says nothing.</summary>
internal static class Defaults
{
    /// <summary>Sets a field where it stands; a field that is absent or null goes to the end.</summary>
    public static void Fill(JsonObject record, string key, string value)
    {
        if (record.Find(key) is { IsNull: true })
            record.Remove(key);
        record.Set(key, value);
    }

    public static void FillCommon(JsonObject record, string ts, string skill)
    {
        var own = Skill.Normal(record.Text(Keys.PrimarySkill));
        Fill(record, Keys.PrimarySkill, own == Skill.Unknown ? skill : own);
        Fill(record, Keys.Scope, Scope.Normal(record.Text(Keys.Scope)));
        Fill(record, Keys.Ts, record.Text(Keys.Ts) is { Length: > 0 } given ? given : ts);
    }

    /// <summary>A record of a newer format is kept as it is: what its fields mean cannot be known here.</summary>
    public static void RefuseForeign(bool isForeign, string id)
    {
        if (isForeign)
            throw new UserError($"{id} was written in a newer format, which this program does not change.", "Update the program, then try again.");
    }
}
