using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety.Secrets;

namespace SelfLearning.Core.Safety;

/// <summary>One walk through a JSON value: every string and every key at any depth is redacted. What has no secret comes back as the same
/// instance, and nothing is built for it.</summary>
internal sealed class JsonRedaction(ICollection<RedactedPlace>? places, ComposedFields? composed = null)
{
    // The way from the root: a key, or an index in an array.
    private readonly List<(string? Key, int Index)> way = [];
    private readonly List<SecretSpan> found = [];

    public JsonValue Clean(JsonValue value) => value switch
    {
        JsonString text => Clean(text),
        JsonArray array => Clean(array),
        JsonObject members => Clean(members),
        _ => value,
    };

    private JsonString Clean(JsonString text)
    {
        var given = composed?.Given(way.Select(w => w.Key).OfType<string>(), text.Value);
        var clean = given is null ? Clean(text.Value) : Clean(text.Value, given);
        return ReferenceEquals(clean, text.Value) ? text : new JsonString(clean);
    }

    private string Clean(string text)
    {
        found.Clear();
        var clean = Redaction.Redact(text, found);
        foreach (var span in found)
            Note(span.Kind);
        return clean;
    }

    /// <summary>Each given stretch redacted as a text of its own; what stands between them is kept.</summary>
    private string Clean(string text, List<Range> given)
    {
        StringBuilder? clean = null;
        var at = 0;
        foreach (var range in given)
        {
            var part = text[range];
            var better = Clean(part);
            if (ReferenceEquals(part, better))
                continue;
            (clean ??= new()).Append(text, at, range.Start.Value - at).Append(better);
            at = range.End.Value;
        }

        return clean is null ? text : clean.Append(text, at, text.Length - at).ToString();
    }

    private JsonArray Clean(JsonArray array)
    {
        JsonArray? clean = null;
        way.Add((null, 0));
        for (var i = 0; i < array.Count; i++)
        {
            way[^1] = (null, i);
            var item = Clean(array.Items[i]);
            if (!ReferenceEquals(item, array.Items[i]))
                (clean ??= new JsonArray(array.Items)).Items[i] = item;
        }

        way.RemoveAt(way.Count - 1);
        return clean ?? array;
    }

    private JsonObject Clean(JsonObject members)
    {
        List<KeyValuePair<string, JsonValue>>? clean = null;
        way.Add(("", 0));
        for (var i = 0; i < members.Count; i++)
        {
            var (key, value) = members.Members[i];
            var (name, item) = Clean(key, value);
            if (!ReferenceEquals(name, key) || !ReferenceEquals(item, value))
                (clean ??= [.. members.Members])[i] = new(name, item);
        }

        way.RemoveAt(way.Count - 1);
        return clean is null ? members : Of(clean);
    }

    private (string Name, JsonValue Value) Clean(string key, JsonValue value)
    {
        way[^1] = (key, 0);
        found.Clear();
        var name = Redaction.Redact(key, found);
        way[^1] = (name, 0);
        foreach (var span in found)
            Note(span.Kind);
        if (value is not JsonString text || !SecretKeys.Is(key) || !SecretKeys.MustGo(text.Value))
            return (name, Clean(value));
        Note("secret-key");
        return (name, Redaction.Mark);
    }

    private void Note(string kind) => places?.Add(new(Path(), kind));

    private string Path()
    {
        var path = new StringBuilder();
        foreach (var (key, index) in way)
        {
            if (key is null)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else
                path.Append(path.Length > 0 ? "." : "").Append(key);
        }

        return path.ToString();
    }

    private static JsonObject Of(List<KeyValuePair<string, JsonValue>> members)
    {
        var clean = new JsonObject();
        foreach (var (key, value) in members)
            clean.Add(key, value);
        return clean;
    }
}
