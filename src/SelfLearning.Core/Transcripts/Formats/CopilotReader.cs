using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Copilot CLI's events. <c>success</c> stays true where a command fails; the exit code stands in its result's text.</summary>
internal sealed class CopilotReader(SessionBuilder session) : FormatReader(session)
{
    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        JsonPart type = default, data = default, time = default;
        foreach (var member in Whole(piece).Members)
        {
            if (member.Is("type"u8))
                type = member.Value;
            else if (member.Is("data"u8))
                data = member.Value;
            else if (member.Is("timestamp"u8))
                time = member.Value;
        }

        Session.At(time.Time());
        if (type.Is("user.message"u8))
            Session.Turn(data["content"u8].Text() ?? "", number, isHarness: data["source"u8].StartsWith("skill-"u8));
        else if (type.Is("assistant.message"u8))
            Session.Say(data["content"u8].Text());
        else if (type.Is("tool.execution_start"u8))
            Session.Call(data["toolCallId"u8].Text(), data["toolName"u8].Text() ?? "", Input(data["arguments"u8]), number);
        else if (type.Is("tool.execution_complete"u8))
            Result(data);
        else if (type.Is("session.start"u8) || type.Is("session.resume"u8))
            Start(data);
        else if (!type.IsText)
            Session.PassOver();
    }

    private void Start(JsonPart data)
    {
        Session.SessionId ??= data["sessionId"u8].Text();
        Session.In(data["context"u8]["cwd"u8].Text());
    }

    private static CallInput Input(JsonPart arguments)
    {
        if (arguments.Text() is not { } text || !text.StartsWith('{'))
            return CallInput.Of(arguments);
        try
        {
            return CallInput.Of(Whole(System.Text.Encoding.UTF8.GetBytes(text)));
        }
        catch (System.Text.Json.JsonException)
        {
            return CallInput.Of(arguments);
        }
    }

    private void Result(JsonPart data)
    {
        var result = data["result"u8].IsAbsent ? data["error"u8] : data["result"u8];
        if (result.IsObject)
            result = result["content"u8].IsAbsent ? result["message"u8] : result["content"u8];
        Session.Scratch.Clear();
        result.AppendText(Session.Scratch);
        var output = Session.Scratch.ToString();
        var id = data["toolCallId"u8].Text();
        var code = Session.Find(id) is { IsShell: true } ? ExitCodes.In(output) : null;
        Session.Result(id, output, data["success"u8].IsFalse || code is not (null or 0), code);
    }
}
