using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Goose's sessions: a first line about the session, then messages of text, tool requests and tool responses. Rows of its database
/// become the same lines.</summary>
internal sealed class GooseReader(SessionBuilder session) : FormatReader(session)
{
    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var whole = Whole(piece);
        if (!whole["role"u8].IsText)
        {
            Session.SessionId ??= whole["id"u8].Text();
            Session.In(whole["working_dir"u8].Text());
            return;
        }

        Session.At(whole["created"u8].Time());
        var isUser = whole["role"u8].Is("user"u8);
        foreach (var item in whole["content"u8].Items)
        {
            var type = item["type"u8];
            if (type.Is("text"u8) && isUser)
                Session.Turn(item["text"u8].Text() ?? "", number);
            else if (type.Is("text"u8))
                Session.Say(item["text"u8].Text());
            else if (type.Is("toolRequest"u8))
                Request(item, number);
            else if (type.Is("toolResponse"u8))
                Response(item);
        }
    }

    private void Request(JsonPart item, int number)
    {
        var call = item["toolCall"u8]["value"u8];
        var name = call["name"u8].Text() ?? "";
        // Extensions stand before their tools: developer__shell.
        var tool = name.LastIndexOf("__", StringComparison.Ordinal) is var at and >= 0 ? name[(at + 2)..] : name;
        Session.Call(item["id"u8].Text(), tool, CallInput.Of(call["arguments"u8]), number);
    }

    private void Response(JsonPart item)
    {
        var result = item["toolResult"u8];
        var value = result["value"u8];
        Session.Scratch.Clear();
        (value.IsObject ? value["content"u8] : value).AppendText(Session.Scratch);
        result["error"u8].AppendText(Session.Scratch);
        var output = Session.Scratch.ToString();
        var failed = result["status"u8].Is("error"u8) || value["isError"u8].IsTrue || result["isError"u8].IsTrue || ExitCodes.In(output) is not (null or 0);
        Session.Result(item["id"u8].Text(), output, failed);
    }
}
