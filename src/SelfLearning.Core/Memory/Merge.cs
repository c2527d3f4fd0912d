using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Memory;

/// <summary>How a known card takes in an equivalent one, and how an edit changes a record.</summary>
public static class Merge
{
    private static readonly string[] Lists = [Keys.SolutionSteps, Keys.Evidence, Keys.Tags, Keys.Gotchas, Keys.Links];
    private static readonly string[] Own = [Keys.Id, Keys.Ts, Keys.Status, Keys.Scope, Keys.LastTouchedTs, Keys.Approved, Keys.Note, Keys.Schema];

    /// <summary>The known card with its lists and the new one's united in order and its own empty fields filled; null where that changes nothing. A card
    /// that changes gets the status and scope as which it read. Sharing is only ever filled in, never turned.</summary>
    public static JsonObject? Reinforce(JsonObject known, JsonObject card)
    {
        var merged = known.Copy();
        var changed = false;
        foreach (var key in card.Members.Select(m => m.Key).Union(Lists.Where(known.Has)).Except(Own))
        {
            var old = known.Find(key) ?? JsonValue.Null;
            var value = card.Find(key) ?? JsonValue.Null;
            // What an empty field of another program means is its own matter.
            var isFree = JournalKind.Cards.Knows(key) ? IsEmpty(old) : !known.Has(key);
            var united = isFree && !IsEmpty(value) ? value : old;
            if (Lists.Contains(key) && united is JsonArray)
                united = Union(old as JsonArray, value as JsonArray);
            else if (key == Keys.PrimarySkill)
                united = Skill.Normal(united.AsText);
            if (JsonValue.Same(united, old))
                continue;
            merged.Set(key, united);
            changed = true;
        }

        if (!changed)
            return null;
        merged.Set(Keys.Status, new CardRecord(known).Status);
        return IsEmpty(known.Find(Keys.Scope) ?? JsonValue.Null) ? merged.Set(Keys.Scope, new CardRecord(card).Scope) : merged;
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
        JsonString s => PythonText.IsBlank(s.Value),
        JsonArray a => a.Count == 0,
        JsonObject o => o.Count == 0,
        _ => value.IsNull,
    };

    private static JsonArray Union(JsonArray? have, JsonArray? more)
    {
        var union = new JsonArray();
        foreach (var item in (have?.Items ?? []).Concat(more?.Items ?? []))
        {
            if (!item.IsNull && !union.Items.Exists(u => JsonValue.Same(u, item)))
                union.Add(item);
        }

        return union;
    }
}
