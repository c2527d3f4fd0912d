using System.Text;
using System.Text.Json;
using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>What Cursor keeps of a conversation in its database, one bubble a line: type 1 is the user; a tool's call stands with its result
/// in <c>toolFormerData</c>.</summary>
internal sealed class CursorBubbles(SessionBuilder session)
{
    public void Read(JsonPart bubble, int number)
    {
        var text = bubble["text"u8].Text();
        if (bubble["type"u8].Number == 1)
            session.Turn(text ?? "", number);
        else
            session.Say(text);
        var tool = bubble["toolFormerData"u8];
        if (tool["name"u8].Text() is { } name)
            Call(tool, name, number);
    }

    private void Call(JsonPart tool, string name, int number)
    {
        var arguments = tool["rawArgs"u8].Text() is { } raw && Parsed(raw) is { } bytes ? CallInput.Of(new JsonPart(bytes)) : CallInput.Of(tool["params"u8]);
        var at = session.Call(null, name, arguments, number);
        var status = tool["status"u8];
        if (tool["userDecision"u8].Is("rejected"u8))
        {
            session.Deny(at);
            return;
        }

        var result = tool["result"u8].Text() ?? "";
        int? code = null;
        if (Parsed(result) is { } parsed)
        {
            var part = new JsonPart(parsed);
            code = (part["exitCode"u8].IsAbsent ? part["exitCodeV2"u8] : part["exitCode"u8]).Number;
            result = part["output"u8].Text() ?? result;
        }

        if (status.Is("completed"u8) || status.Is("error"u8))
            session.Result(at, result, status.Is("error"u8) || code is not (null or 0), code);
    }

    private static byte[]? Parsed(string json)
    {
        if (!json.StartsWith('{'))
            return null;
        var bytes = Encoding.UTF8.GetBytes(json);
        try
        {
            new JsonPart(bytes).Check();
            return bytes;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
