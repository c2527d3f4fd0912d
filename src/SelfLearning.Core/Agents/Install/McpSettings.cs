using System.Text.Json;
using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Puts our MCP server into an agent's settings and takes it out again; foreign entries, their order, comments, indentation and line ends
/// stay.</summary>
public static class McpSettings
{
    /// <summary>The settings (null: there is no file yet) with our server in them; the same text where it stands there already, as it should.</summary>
    public static TextMerge Insert(string? text, McpShape shape, string path, string program) => Format(path) switch
    {
        _ when program.Any(char.IsControl) => new TextMerge.Refused($"The program's path holds a control character: {program}"),
        ".toml" => TomlServers.Insert(text ?? "", shape.Key, program),
        ".yaml" => YamlServers.Insert(text ?? "", shape.Key, program),
        _ when string.IsNullOrWhiteSpace(text?.TrimStart('\uFEFF')) =>
            new TextMerge.Merged(JsonText.Indented(new JsonObject { { shape.Key, new JsonObject { { McpEntry.Name, McpEntry.Of(shape, program) } } } }) + "\n"),
        _ => Edit(text, shape, bare => Insert(bare, shape, program)),
    };

    /// <summary>The settings without our server. Empty where the file was ours alone.</summary>
    public static TextMerge Remove(string text, McpShape shape, string path) => Format(path) switch
    {
        ".toml" => new TextMerge.Merged(TomlServers.Remove(text, shape.Key)),
        ".yaml" => new TextMerge.Merged(YamlServers.Remove(text, shape.Key)),
        _ when string.IsNullOrWhiteSpace(text.TrimStart('\uFEFF')) => new TextMerge.Merged(text),
        _ => Edit(text, shape, bare => bare.Root.Find(shape.Key)?.Find(McpEntry.Name) is { } entry && IsOurs(entry) && bare.Remove(entry) && bare.ToString().Trim() == "{\n}" ? "" : bare.ToString()),
    };

    private static string Format(string path) => path[path.LastIndexOf('.')..];

    private static string? Insert(JsoncText bare, McpShape shape, string program)
    {
        var entry = McpEntry.Of(shape, program);
        var servers = bare.Root.Find(shape.Key);
        if (servers?.Find(McpEntry.Name) is { } there)
        {
            if (!IsOurs(there))
                return null;
            var bytes = FileText.Encode(bare.ToString()).AsSpan(there.Start, there.End - there.Start);
            // What a person or the host added to it, such as tools that are allowed, stays with it.
            if (JsonReader.TryRead(bytes, out var value, out _) && value is JsonObject known && entry.Members.All(m => known.Find(m.Key) is { } old && JsonValue.Same(old, m.Value)))
                return bare.ToString();
            bare.Remove(there);
            servers = bare.Root.Find(shape.Key);
        }

        if (servers is null)
            bare.Append(bare.Root, depth => $"\"{shape.Key}\": {bare.Render(new JsonObject { { McpEntry.Name, entry } }, depth)}");
        else
            bare.Append(servers, depth => $"\"{McpEntry.Name}\": {bare.Render(entry, depth)}");
        return bare.ToString();
    }

    private static TextMerge Edit(string text, McpShape shape, Func<JsoncText, string?> edit)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        try
        {
            var bare = new JsoncText(text[mark.Length..]);
            if (!bare.Root.IsObject)
                return new TextMerge.Refused("The settings are not a JSON object.");
            if (bare.Root.Find(shape.Key) is { IsObject: false })
                return new TextMerge.Refused($"The settings' \"{shape.Key}\" are not an object.");
            return edit(bare) switch
            {
                null => McpEntry.Foreign,
                "" => new TextMerge.Merged(""),
                var edited => new TextMerge.Merged(mark + edited),
            };
        }
        catch (JsonException e)
        {
            return new TextMerge.Refused($"The settings cannot be read as JSON: {e.Message}");
        }
    }

    private static bool IsOurs(JsoncNode entry) => entry.Find("command") switch
    {
        { IsArray: true, Children: [var program, var first, ..] } => McpEntry.IsOurs(program.Text, first.Text),
        { IsArray: false } command => McpEntry.IsOurs(command.Text, entry.Find("args") is { Children: [var first, ..] } ? first.Text : null),
        _ => false,
    };
}
