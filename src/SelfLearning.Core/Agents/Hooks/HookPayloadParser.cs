using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>Reads what a host writes to a hook's standard input. Any bytes are allowed: what cannot be used gives null, never an exception.</summary>
public static class HookPayloadParser
{
    /// <summary>Longer payloads are not read: a hook has milliseconds.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The event, or null where the bytes are no JSON object, or no event that the agent's row knows. An event
    /// named on the command line wins: some hosts do not name it in the payload.</summary>
    public static HookEvent? Read(AgentRow asked, ReadOnlySpan<byte> payload, string? eventName = null)
    {
        if (payload.StartsWith(Encoding.UTF8.Preamble))
            payload = payload[3..];
        if (payload.Length > MaxBytes || !JsonReader.TryRead(payload, out var value, out _) || value is not JsonObject fields)
            return null;

        var host = AgentTable.HostOf(asked, fields);
        var name = eventName ?? Text(fields, host.Payload.Event) ?? "";
        var row = host.FindEvent(name) ?? asked.FindEvent(name);
        if (row is null || (row.OnlyTrigger is { } only && Text(fields, host.Payload.Trigger) != only))
            return null;
        var e = Event(host, row, fields);
        // Some hosts fire a prompt of no words after each tool.
        return row.Moment == Moment.Prompt && e.Prompt is null && Value(fields, host.Payload.Prompt) is JsonString ? null : e;
    }

    private static HookEvent Event(AgentRow host, MomentRow row, JsonObject fields)
    {
        var shape = host.Payload;
        var call = row.Moment is Moment.BeforeTool or Moment.AfterTool or Moment.AfterFailure ? ToolCall.Read(shape, row, fields) : ToolCall.None;
        var trigger = Text(fields, shape.Trigger);
        var prompt = row.Moment == Moment.Prompt ? Text(fields, shape.Prompt) : row.Moment == Moment.SessionStart ? Text(fields, shape.InitialPrompt) : null;
        return new HookEvent
        {
            Agent = host,
            Row = row,
            Moment = row.Moment switch
            {
                _ when trigger is not null && trigger == row.CompactionTrigger => Moment.AfterCompaction,
                Moment.AfterTool when call.Outcome is ToolOutcome.Failed or ToolOutcome.LooksFailed => Moment.AfterFailure,
                Moment.AfterFailure when call.Outcome is ToolOutcome.Unknown or ToolOutcome.Succeeded => Moment.AfterTool,
                var moment => moment,
            },
            SessionId = Text(fields, shape.Session),
            Root = Text(fields, shape.Root),
            Transcript = Text(fields, shape.Transcript),
            ToolName = call.Name,
            Command = call.Command,
            Files = call.Files,
            Skill = call.Skill,
            Prompt = WithoutHookContext(prompt),
            Output = call.Output,
            Error = call.Error,
            Outcome = call.Outcome,
            Trigger = trigger,
            CallId = Text(fields, row.Moment == Moment.Prompt ? shape.TurnId : shape.CallId),
            Timestamp = Text(fields, ["timestamp"]),
            Subagent = Text(fields, shape.Subagent),
            DropsText = row.DropsTextOnError && call.HostError,
        };
    }

    // Gemini CLI puts what hooks said at the start before the first prompt, escaped, so that it cannot end by itself.
    private static string? WithoutHookContext(string? prompt)
    {
        const string open = "<hook_context>", close = "</hook_context>";
        while (prompt is not null && prompt.StartsWith(open, StringComparison.Ordinal) && prompt.IndexOf(close, StringComparison.Ordinal) is var end and >= 0)
            prompt = prompt[(end + close.Length)..].TrimStart();
        return string.IsNullOrWhiteSpace(prompt) ? null : prompt;
    }

    /// <summary>The first path that leads to a string that is not blank, or to a number, as text.</summary>
    internal static string? Text(JsonObject fields, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            switch (Find(fields, path))
            {
                case JsonString { Value: var text } when !string.IsNullOrWhiteSpace(text): return text;
                case JsonNumber number: return number.Raw;
            }
        }

        return null;
    }

    /// <summary>The first path that leads to anything but null.</summary>
    internal static JsonValue? Value(JsonObject fields, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            if (Find(fields, path) is { IsNull: false } value)
                return value;
        }

        return null;
    }

    private static JsonValue? Find(JsonObject fields, string path)
    {
        JsonValue? at = fields;
        foreach (var part in path.Split('.'))
        {
            at = at switch
            {
                JsonObject o => o.Find(part),
                JsonArray a when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < a.Count => a.Items[i],
                _ => null,
            };
        }

        return at;
    }
}
