using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Messages of Anthropic's shape, one a line or one an element: Factory Droid, Cursor's agent transcripts (which hold no
/// results), Cline's and Roo's <c>api_conversation_history.json</c>.</summary>
internal sealed class MessageReader(SessionBuilder session) : FormatReader(session)
{
    private readonly TaggedCalls tagged = new(session);
    private readonly CursorBubbles bubbles = new(session);

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var whole = Whole(piece);
        Session.At((whole["timestamp"u8].IsAbsent ? whole["ts"u8] : whole["timestamp"u8]).Time());
        if (whole["type"u8].Is("session_start"u8))
        {
            Session.SessionId ??= whole["id"u8].Text();
            Session.In(whole["cwd"u8].Text());
            return;
        }

        if (whole["bubbleId"u8].IsText)
        {
            bubbles.Read(whole, number);
            return;
        }

        var message = whole["message"u8].IsObject ? whole["message"u8] : whole;
        var role = message["role"u8].IsAbsent ? whole["role"u8] : message["role"u8];
        if (!role.IsText)
        {
            Session.PassOver();
            return;
        }

        var content = message["content"u8];
        if (content.IsText)
            Text(content.Text()!, role, number);
        foreach (var item in content.Items)
        {
            var type = item["type"u8];
            if (type.Is("tool_use"u8))
                Session.Call(item["id"u8].Text(), item["name"u8].Text() ?? "", CallInput.Of(item["input"u8]), number);
            else if (type.Is("tool_result"u8))
                Blocks.Result(Session, item);
            else if (type.Is("text"u8))
                Text(item["text"u8].Text() ?? "", role, number);
        }
    }

    private void Text(string text, JsonPart role, int number)
    {
        if (!role.Is("user"u8))
        {
            Session.Say(text);
            tagged.Call(text, number);
        }
        else if (!tagged.Result(text))
        {
            Session.Turn(Untagged(text), number);
        }
    }

    private static string Untagged(string text) =>
        text.Replace("<user_query>", "", StringComparison.Ordinal).Replace("</user_query>", "", StringComparison.Ordinal)
            .Replace("<task>", "", StringComparison.Ordinal).Replace("</task>", "", StringComparison.Ordinal);
}
