using System.Text.Json;
using SelfLearning.App;

namespace SelfLearning.Hosts.Mcp;

/// <summary>The arguments of a call. One of a wrong type is a fault that names it; null is as none.</summary>
internal sealed class CallArguments(IDictionary<string, JsonElement>? given)
{
    public IEnumerable<KeyValuePair<string, JsonElement>> All => given ?? new Dictionary<string, JsonElement>();

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name, "must be a string"),
    };

    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) => [.. array.EnumerateArray().Select(i => i.GetString()!)],
        _ => throw Wrong(name, "must be an array of strings"),
    };

    public int? Count(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var count) && count > 0 => count,
        _ => throw Wrong(name, "must be a whole number from 1"),
    };

    private JsonElement? Find(string name) => given is not null && given.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static UserError Wrong(string name, string what) => new($"{name}: {what}.");
}
