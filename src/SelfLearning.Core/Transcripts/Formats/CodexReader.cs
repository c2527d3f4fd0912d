using System.Text.Json;
using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Codex's rollout JSONL. Exit codes stand in the output's text; a command that runs on is joined to the later
/// <c>write_stdin</c> that brings its end. Old rollouts have the items without an envelope.</summary>
internal sealed class CodexReader(SessionBuilder session) : FormatReader(session)
{
    private const int HeadOfOutput = 400;

    private readonly Dictionary<string, string> running = new(StringComparer.Ordinal);

    // Without event lines the user's items are the turns.
    private bool hasEvents;
    private readonly List<(string Text, int Line)> items = [];

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var whole = Whole(piece);
        JsonPart type = default, payload = default, time = default;
        foreach (var member in whole.Members)
        {
            if (member.Is("type"u8))
                type = member.Value;
            else if (member.Is("payload"u8))
                payload = member.Value;
            else if (member.Is("timestamp"u8))
                time = member.Value;
        }

        Session.At(time.Time());
        if (!payload.IsObject)
            payload = whole;
        var kind = payload["type"u8];
        if (type.Is("session_meta"u8) || type.Is("turn_context"u8))
        {
            Session.SessionId ??= payload["id"u8].Text();
            Session.In(payload["cwd"u8].Text());
        }
        else if (type.Is("event_msg"u8))
        {
            Event(payload, kind, number);
        }
        else if (kind.Is("function_call"u8) || kind.Is("custom_tool_call"u8) || kind.Is("local_shell_call"u8))
        {
            Call(payload, kind, number);
        }
        else if (kind.Is("function_call_output"u8) || kind.Is("custom_tool_call_output"u8) || kind.Is("local_shell_call_output"u8))
        {
            Output(payload);
        }
        else if (payload["role"u8].Is("user"u8))
        {
            Session.Scratch.Clear();
            payload["content"u8].AppendText(Session.Scratch);
            if (!hasEvents && items.Count < 1000)
                items.Add((Session.Scratch.ToString(), number));
        }
        else if (!(type.Is("response_item"u8) || type.Is("compacted"u8) || type.Is("world_state"u8)))
        {
            Session.PassOver();
        }
    }

    public override void Complete()
    {
        foreach (var (text, line) in hasEvents ? [] : items)
            Session.Turn(text, line);
    }

    private void Event(JsonPart payload, JsonPart kind, int line)
    {
        if (kind.Is("user_message"u8))
        {
            hasEvents = true;
            Session.Turn(payload["message"u8].Text() ?? "", line);
        }
        else if (kind.Is("agent_message"u8))
        {
            Session.Say(payload["message"u8].Text());
        }
    }

    private void Call(JsonPart payload, JsonPart kind, int line)
    {
        JsonPart id = default, name = default, arguments = default;
        foreach (var member in payload.Members)
        {
            if (member.Is("call_id"u8))
                id = member.Value;
            else if (member.Is("name"u8))
                name = member.Value;
            else if (member.Is("arguments"u8) || member.Is("input"u8) || member.Is("action"u8))
                arguments = member.Value;
        }

        var tool = name.Text() ?? kind.Text() ?? "";
        var input = arguments.Text() is { } text && TryParse(text, out var parsed) ? parsed : default;
        var at = Session.Call(id.Text(), tool, input.Bytes is { } bytes ? CallInput.Of(new JsonPart(bytes)) : CallInput.Of(arguments), line);
        if (input.Session is { } running && this.running.TryGetValue(running, out var command))
            Session.Rename(at, command);
    }

    private static bool TryParse(string text, out (byte[]? Bytes, string? Session) parsed)
    {
        parsed = default;
        if (text.Length == 0 || text[0] != '{')
            return false;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        try
        {
            var part = Whole(bytes);
            var session = part["session_id"u8];
            parsed = (bytes, session.IsText ? session.Text() : session.IsAbsent ? null : System.Text.Encoding.UTF8.GetString(session.Bytes));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Output(JsonPart payload)
    {
        var id = payload["call_id"u8].Text();
        Session.Scratch.Clear();
        payload["output"u8].AppendText(Session.Scratch);
        var output = Session.Scratch.ToString();
        int? code = null;
        if (output.StartsWith('{') && TryParse(output, out var parsed))
        {
            var part = new JsonPart(parsed.Bytes);
            code = part["metadata"u8]["exit_code"u8].Number;
            output = part["output"u8].Text() ?? output;
        }

        Session.Result(id, output, failed: null, code);
        if (Session.Find(id) is { } call && RunningId(output) is { } session)
            running[session] = call.Input;
    }

    private static string? RunningId(string output)
    {
        var head = output.AsSpan(0, Math.Min(output.Length, HeadOfOutput));
        var at = head.IndexOf("session ID ", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var digits = head[(at + 11)..];
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        return length == 0 ? null : digits[..(length < 0 ? digits.Length : length)].ToString();
    }
}
