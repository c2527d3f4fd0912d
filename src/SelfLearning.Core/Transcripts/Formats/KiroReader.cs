using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Kiro CLI's conversation: <c>history</c> of what the user and the assistant said.</summary>
internal sealed class KiroReader(SessionBuilder session) : FormatReader(session)
{
    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        if (name.SequenceEqual("conversation_id"u8))
            Session.SessionId ??= new JsonPart(piece).Text();
        if (!name.SequenceEqual("history"u8))
            return;

        var entry = Whole(piece);
        var content = entry["user"u8]["content"u8];
        Session.In(entry["user"u8]["env_context"u8]["env_state"u8]["current_working_directory"u8].Text());
        Session.At(entry["user"u8]["timestamp"u8].Time());
        if (content["Prompt"u8]["prompt"u8].Text() is { } prompt)
            Session.Turn(prompt, number);
        foreach (var result in content["ToolUseResults"u8]["tool_use_results"u8].Items)
            Result(result);

        var assistant = entry["assistant"u8];
        foreach (var use in assistant["ToolUse"u8]["tool_uses"u8].Items)
            Session.Call(use["id"u8].Text(), use["name"u8].Text() ?? "", CallInput.Of(use["args"u8]), number);
        Session.Say(assistant["Response"u8]["content"u8].Text());
    }

    private void Result(JsonPart result)
    {
        Session.Scratch.Clear();
        int? code = null;
        foreach (var item in result["content"u8].Items)
        {
            item["Text"u8].AppendText(Session.Scratch);
            var json = item["Json"u8];
            json["stdout"u8].AppendText(Session.Scratch);
            json["stderr"u8].AppendText(Session.Scratch);
            var status = json["exit_status"u8];
            code = status.IsText ? Parse(status.Text()!) : status.Number;
        }

        Session.Result(result["tool_use_id"u8].Text(), Session.Scratch.ToString(), result["status"u8].Is("Error"u8) || code is not (null or 0), code);
    }

    private static int? Parse(string status) => int.TryParse(status, out var code) ? code : null;
}
