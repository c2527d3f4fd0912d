using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>pi's JSONL.</summary>
internal sealed class PiReader(SessionBuilder session) : FormatReader(session)
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
            else if (member.Is("id"u8))
                id = member.Value;
        }

        Session.At(time.Time());
        if (type.Is("session"u8))
        {
            Session.SessionId ??= id.Text();
            Session.In(folder.Text());
        }
        else if (type.Is("message"u8))
        {
            Message(message, number);
        }
        else if (!(type.Is("model_change"u8) || type.Is("thinking_level_change"u8) || type.Is("compaction"u8) || type.Is("custom"u8) || type.Is("label"u8)))
        {
            Session.PassOver();
        }
    }

    private void Message(JsonPart message, int number)
    {
        var role = message["role"u8];
        if (role.Is("user"u8))
        {
            Session.Turn(Said(message["content"u8]), number);
        }
        else if (role.Is("assistant"u8))
        {
            foreach (var item in message["content"u8].Items)
            {
                if (item["type"u8].Is("toolCall"u8))
                    Session.Call(item["id"u8].Text(), item["name"u8].Text() ?? "", CallInput.Of(item["arguments"u8]), number);
                else if (item["type"u8].Is("text"u8))
                    Session.Say(item["text"u8].Text());
            }
        }
        else if (role.Is("toolResult"u8))
        {
            Session.Result(message["toolCallId"u8].Text(), Said(message["content"u8]), message["isError"u8].IsTrue);
        }
    }

    private string Said(JsonPart content)
    {
        Session.Scratch.Clear();
        content.AppendText(Session.Scratch);
        return Session.Scratch.ToString();
    }
}
