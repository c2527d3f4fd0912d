using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Claude Code's JSONL. A copied history (a fork) repeats lines under their <c>uuid</c>; a line is taken once.</summary>
internal sealed class ClaudeReader(SessionBuilder session) : FormatReader(session)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        JsonPart type = default, message = default, folder = default, time = default, id = default, uuid = default;
        bool meta = false, side = false;
        foreach (var member in Whole(piece).Members)
        {
            if (member.Is("type"u8))
                type = member.Value;
            else if (member.Is("message"u8))
                message = member.Value;
            else if (member.Is("cwd"u8))
                folder = member.Value;
            else if (member.Is("timestamp"u8))
                time = member.Value;
            else if (member.Is("sessionId"u8))
                id = member.Value;
            else if (member.Is("uuid"u8))
                uuid = member.Value;
            else if (member.Is("isMeta"u8))
                meta = member.Value.IsTrue;
            else if (member.Is("isSidechain"u8))
                side = member.Value.IsTrue;
        }

        Session.SessionId ??= id.Text();
        if (!message.IsObject)
        {
            if (!IsKnown(type))
                Session.PassOver();
            return;
        }

        if (uuid.Text() is { } mark && !seen.Add(mark))
            return;
        Session.At(time.Time());
        Session.In(folder.Text());
        var content = message["content"u8];
        if (type.Is("assistant"u8))
            Assistant(content, number);
        else if (type.Is("user"u8))
            User(content, number, hidden: meta || side);
        else
            Session.PassOver();
    }

    private void Assistant(JsonPart content, int line)
    {
        if (content.IsText)
            Session.Say(content.Text());
        foreach (var item in content.Items)
        {
            var type = item["type"u8];
            if (type.Is("tool_use"u8))
                Session.Call(item["id"u8].Text(), item["name"u8].Text() ?? "", CallInput.Of(item["input"u8]), line);
            else if (type.Is("text"u8))
                Session.Say(item["text"u8].Text());
        }
    }

    private void User(JsonPart content, int line, bool hidden)
    {
        if (content.IsText && !hidden)
            Session.Turn(content.Text()!, line);
        foreach (var item in content.Items)
        {
            var type = item["type"u8];
            if (type.Is("tool_result"u8))
                Blocks.Result(Session, item);
            else if (type.Is("text"u8) && !hidden)
                Session.Turn(item["text"u8].Text() ?? "", line);
        }
    }

    private static bool IsKnown(JsonPart type) =>
        type.Is("progress"u8) || type.Is("summary"u8) || type.Is("file-history-snapshot"u8) || type.Is("system"u8) || type.Is("queue-operation"u8) || type.Is("attachment"u8)
        || type.Is("ai-title"u8) || type.Is("mode"u8) || type.Is("custom-title"u8) || type.Is("last-prompt"u8) || type.Is("agent-name"u8);
}
