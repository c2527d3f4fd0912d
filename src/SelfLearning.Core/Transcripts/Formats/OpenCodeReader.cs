using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>OpenCode's export: <c>info</c> and <c>messages</c> with their parts. Rows of its database become the same messages.</summary>
internal sealed class OpenCodeReader(SessionBuilder session) : FormatReader(session)
{
    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        if (name.SequenceEqual("info"u8))
            Info(Whole(piece));
        else if (name.SequenceEqual("messages"u8))
            Message(Whole(piece), number);
    }

    private void Info(JsonPart info)
    {
        Session.SessionId ??= info["id"u8].Text();
        Session.In(info["directory"u8].Text());
        Session.At(info["time"u8]["created"u8].Time());
    }

    private void Message(JsonPart message, int number)
    {
        var info = message["info"u8];
        if (!info.IsObject)
            info = message;
        Session.At(info["time"u8]["created"u8].Time());
        Session.In(info["path"u8]["cwd"u8].Text());
        var isUser = info["role"u8].Is("user"u8);
        foreach (var part in message["parts"u8].Items)
        {
            var type = part["type"u8];
            if (type.Is("text"u8) && isUser && !part["synthetic"u8].IsTrue)
                Session.Turn(part["text"u8].Text() ?? "", number);
            else if (type.Is("text"u8))
                Session.Say(part["text"u8].Text());
            else if (type.Is("tool"u8))
                Tool(part, number);
        }
    }

    private void Tool(JsonPart part, int number)
    {
        var state = part["state"u8];
        var tool = part["tool"u8].IsAbsent ? part["name"u8] : part["tool"u8];
        var at = Session.Call(null, tool.Text() ?? "", CallInput.Of(state["input"u8]), number);
        var status = state["status"u8];
        if (status.Is("pending"u8) || status.Is("running"u8))
            return;
        var code = state["metadata"u8]["exit"u8].Number;
        Session.Scratch.Clear();
        (state["output"u8].IsAbsent ? state["error"u8] : state["output"u8]).AppendText(Session.Scratch);
        Session.Result(at, Session.Scratch.ToString(), status.Is("error"u8) || code is not (null or 0), code);
    }
}
