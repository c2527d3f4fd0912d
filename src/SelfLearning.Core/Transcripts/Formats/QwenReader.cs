using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Qwen Code's JSONL: lines like Claude Code's around messages of Google's parts.</summary>
internal sealed class QwenReader(SessionBuilder session) : FormatReader(session)
{
    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        JsonPart type = default, message = default, time = default, folder = default, id = default;
        foreach (var member in Whole(piece).Members)
        {
            if (member.Is("type"u8))
                type = member.Value;
            else if (member.Is("message"u8))
                message = member.Value;
            else if (member.Is("timestamp"u8))
                time = member.Value;
            else if (member.Is("cwd"u8))
                folder = member.Value;
            else if (member.Is("sessionId"u8))
                id = member.Value;
        }

        Session.SessionId ??= id.Text();
        Session.At(time.Time());
        Session.In(folder.Text());
        if (!message.IsObject)
        {
            Session.PassOver();
            return;
        }

        foreach (var part in message["parts"u8].Items)
            Part(part, type, number);
    }

    private void Part(JsonPart part, JsonPart type, int number)
    {
        JsonPart call = part["functionCall"u8], response = part["functionResponse"u8], text = part["text"u8];
        if (call.IsObject)
        {
            Session.Call(call["id"u8].Text(), call["name"u8].Text() ?? "", CallInput.Of(call["args"u8]), number);
        }
        else if (response.IsObject)
        {
            var error = response["response"u8]["error"u8];
            Session.Scratch.Clear();
            (error.IsAbsent ? response["response"u8]["output"u8] : error).AppendText(Session.Scratch);
            var output = Session.Scratch.ToString();
            var code = Responses.ExitCode(output);
            Session.Result(response["id"u8].Text(), output, !error.IsAbsent || code is not (null or 0), code);
        }
        else if (text.IsText && !part["thought"u8].IsTrue)
        {
            if (type.Is("user"u8))
                Session.Turn(text.Text()!, number);
            else
                Session.Say(text.Text());
        }
    }
}
