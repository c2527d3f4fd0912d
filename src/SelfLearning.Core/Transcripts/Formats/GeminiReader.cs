using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Gemini CLI's chats: a document with <c>messages</c>, or JSONL whose first line is its metadata. In JSONL an <c>id</c>
/// that comes again replaces the message; a message's calls and words are taken from its first appearance that has them.</summary>
internal sealed class GeminiReader(SessionBuilder session) : FormatReader(session)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        if (name.SequenceEqual("sessionId"u8))
        {
            Session.SessionId ??= new JsonPart(piece).Text();
            return;
        }

        if (name.SequenceEqual("directories"u8))
        {
            Session.In(new JsonPart(piece).Text());
            return;
        }

        if (name.Length > 0 && !name.SequenceEqual("messages"u8))
            return;
        var message = Whole(piece);
        var type = message["type"u8];
        if (!type.IsText)
        {
            Session.SessionId ??= message["sessionId"u8].Text();
            return;
        }

        Session.At(message["timestamp"u8].Time());
        var id = message["id"u8].Text() ?? "";
        var first = name.Length > 0 || id.Length == 0 || seen.Add(id);
        Session.Scratch.Clear();
        message["content"u8].AppendText(Session.Scratch);
        var text = Session.Scratch.ToString();
        if (type.Is("user"u8) && first)
            Session.Turn(text, number);
        else if (type.Is("gemini"u8) && first)
            Session.Say(text);
        foreach (var call in message["toolCalls"u8].Items)
            Tool(call, number, again: name.Length == 0);
    }

    private void Tool(JsonPart call, int number, bool again)
    {
        JsonPart id = default, tool = default, arguments = default, result = default, status = default;
        foreach (var member in call.Members)
        {
            if (member.Is("id"u8))
                id = member.Value;
            else if (member.Is("name"u8))
                tool = member.Value;
            else if (member.Is("args"u8))
                arguments = member.Value;
            else if (member.Is("result"u8))
                result = member.Value;
            else if (member.Is("status"u8))
                status = member.Value;
        }

        if (again && id.Text() is { } mark && !seen.Add("call " + mark))
            return;
        var at = Session.Call(null, tool.Text() ?? "", CallInput.Of(arguments), number);
        Session.Scratch.Clear();
        Responses.Append(result, Session.Scratch);
        var output = Session.Scratch.ToString();
        var code = ToolNames.KindOf(tool.Text() ?? "") == CallKind.Shell ? Responses.ExitCode(output) : null;
        Session.Result(at, output, status.Is("error"u8) || code is not (null or 0), code);
        if (status.Is("cancelled"u8))
            Session.Deny(at);
    }
}
