using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>How a known card takes in an equivalent one, and how an edit changes a record.</summary>
public static class Merge
{
    private static readonly string[] Lists = [Keys.SolutionSteps, Keys.Evidence, Keys.Tags, Keys.Gotchas, Keys.Links];
    private static readonly string[] Own = [Keys.Id, Keys.Ts, Keys.Status, Keys.Scope, Keys.LastTouchedTs, Keys.Approved, Keys.Note, Keys.Schema];

    /// <summary>The known card with the new one's list items added and its own empty fields filled; null where that changes nothing.
    /// Sharing is only ever filled in, never turned.</summary>
    public static JsonObject? Reinforce(JsonObject known, JsonObject card)
    {
        var merged = known.Copy();
        var changed = false;
        foreach (var (key, value) in card.Members)
        {
            if (Own.Contains(key) || IsEmpty(value))
                continue;
            var old = known.Find(key);
            if (old is null || IsEmpty(old) || (key == Keys.PrimarySkill && Skill.Normal(old.AsText) == Skill.Unknown && Skill.Normal(value.AsText) != Skill.Unknown))
            {
                merged.Set(key, value);
                changed = true;
            }
            else if (Lists.Contains(key) && old is JsonArray have && value is JsonArray more)
            {
                var added = more.Items.Where(item => !have.Items.Exists(h => JsonValue.Same(h, item))).ToList();
                if (added.Count == 0)
                    continue;
                merged.Set(key, new JsonArray([.. have.Items, .. Distinct(added)]));
                changed = true;
            }
        }

        return changed ? merged : null;
    }

    /// <summary>The known record with the given fields in place of its own; null as a value removes a field; null where that changes nothing.</summary>
    public static JsonObject? Edit(JsonObject known, JsonObject given)
    {
        var edited = known.Copy();
        var changed = false;
        foreach (var (key, value) in given.Members)
        {
            var old = known.Find(key);
            if (value.IsNull)
            {
                changed |= old is not null;
                edited.Remove(key);
            }
            else if (old is null || !JsonValue.Same(old, value))
            {
                edited.Set(key, value);
                changed = true;
            }
        }

        return changed ? edited : null;
    }

    /// <summary>Whether a value says nothing: null, an empty or blank string, an empty list or object.</summary>
    public static bool IsEmpty(JsonValue value) => value switch
    {
        JsonString s => string.IsNullOrWhiteSpace(s.Value),
        JsonArray a => a.Count == 0,
        JsonObject o => o.Count == 0,
        _ => value.IsNull,
    };

    private static List<JsonValue> Distinct(List<JsonValue> items)
    {
        var kept = new List<JsonValue>();
        foreach (var item in items)
        {
            if (!kept.Exists(k => JsonValue.Same(k, item)))
                kept.Add(item);
        }

        return kept;
    }
}
