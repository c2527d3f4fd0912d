namespace SelfLearning.Core.Json;

/// <summary>A JSON value that keeps what it was read from: the order of keys, foreign keys that stand twice, numbers as they
/// were written, and strings with lone surrogates.</summary>
public abstract class JsonValue
{
    public static readonly JsonValue Null = new JsonNull();

    /// <summary>The text of a string value, else null.</summary>
    public string? AsText => (this as JsonString)?.Value;

    public bool IsNull => this is JsonNull;

    public static implicit operator JsonValue(string? text) => text is null ? Null : new JsonString(text);

    public static implicit operator JsonValue(bool value) => value ? JsonBool.True : JsonBool.False;

    public static implicit operator JsonValue(int value) => new JsonNumber(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Whether two values are the same for a reader: numbers by their text, objects by their keys in any order.</summary>
    public static bool Same(JsonValue a, JsonValue b) => (a, b) switch
    {
        (JsonString x, JsonString y) => x.Value == y.Value,
        (JsonNumber x, JsonNumber y) => x.Raw == y.Raw,
        (JsonBool x, JsonBool y) => x.Value == y.Value,
        (JsonNull, JsonNull) => true,
        (JsonArray x, JsonArray y) => x.Count == y.Count && x.Items.Zip(y.Items).All(p => Same(p.First, p.Second)),
        (JsonObject x, JsonObject y) => x.Count == y.Count && x.Members.All(m => y.Find(m.Key) is { } other && Same(m.Value, other)),
        _ => false,
    };

    private sealed class JsonNull : JsonValue;
}

/// <summary>A string, which may hold a lone surrogate (it is written again as its escape).</summary>
public sealed class JsonString(string value) : JsonValue
{
    public string Value { get; } = value;
}

/// <summary>A number as its text stands in the source; nothing is rounded.</summary>
public sealed class JsonNumber(string raw) : JsonValue
{
    public string Raw { get; } = raw;
}

/// <summary>True or false.</summary>
public sealed class JsonBool : JsonValue
{
    public static readonly JsonBool True = new(true);
    public static readonly JsonBool False = new(false);

    private JsonBool(bool value) => Value = value;

    public bool Value { get; }
}

/// <summary>An array that can grow.</summary>
public sealed class JsonArray : JsonValue
{
    public JsonArray()
    {
    }

    public JsonArray(IEnumerable<JsonValue> items) => Items = [.. items];

    public List<JsonValue> Items { get; } = [];

    public int Count => Items.Count;

    public static JsonArray Of(IEnumerable<string> texts) => new(texts.Select(t => (JsonValue)t));

    public void Add(JsonValue item) => Items.Add(item);
}

/// <summary>An object: members in the order in which they were read or set.</summary>
public sealed class JsonObject : JsonValue, IEnumerable<KeyValuePair<string, JsonValue>>
{
    private readonly List<KeyValuePair<string, JsonValue>> members = [];

    public int Count => members.Count;

    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members => members;

    /// <summary>The value of a key (of its last place, where a foreign key stands twice), or null where the key is absent.</summary>
    public JsonValue? Find(string key)
    {
        var at = LastIndex(key);
        return at < 0 ? null : members[at].Value;
    }

    /// <summary>The text under a key; null where the key is absent or is no string.</summary>
    public string? Text(string key) => Find(key)?.AsText;

    /// <summary>The strings of an array under a key; other members of the array are passed over; empty where there is no array.</summary>
    public IReadOnlyList<string> Texts(string key) =>
        Find(key) is JsonArray array ? [.. array.Items.OfType<JsonString>().Select(s => s.Value)] : [];

    /// <summary>The object under a key, else null.</summary>
    public JsonObject? Object(string key) => Find(key) as JsonObject;

    /// <summary>Whether a key holds the value <c>true</c>.</summary>
    public bool IsTrue(string key) => Find(key) is JsonBool { Value: true };

    public bool Has(string key) => LastIndex(key) >= 0;

    /// <summary>Adds a member at the end without looking for one of that name; for readers and initialisers.</summary>
    public void Add(string key, JsonValue value) => members.Add(new(key, value));

    /// <summary>Replaces a member where it stands, or adds it at the end.</summary>
    public JsonObject Set(string key, JsonValue value)
    {
        var at = LastIndex(key);
        if (at < 0)
            members.Add(new(key, value));
        else
            members[at] = new(key, value);
        return this;
    }

    public void Remove(string key) => members.RemoveAll(m => m.Key == key);

    /// <summary>A copy whose members can be set without touching this object; the values themselves are shared.</summary>
    public JsonObject Copy()
    {
        var copy = new JsonObject();
        copy.members.AddRange(members);
        return copy;
    }

    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() => members.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private int LastIndex(string key) => members.FindLastIndex(m => m.Key == key);
}
