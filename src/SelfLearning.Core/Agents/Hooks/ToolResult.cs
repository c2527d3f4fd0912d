using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>What a host says about the end of a tool call, in whichever of the known shapes.</summary>
internal sealed record ToolResult(string? Text, bool? Ok, string? Error, bool Interrupted, bool GoesOn = false)
{
    private static readonly ToolResult Nothing = new(null, null, null, false);

    private static readonly string[] TextKeys =
        ["stdout", "stderr", "output", "llmContent", "textResultForLlm", "text_result_for_llm", "content", "result", "text", "message"];

    internal static ToolResult Read(JsonValue? value) => value switch
    {
        JsonString text => Nothing with { Text = text.Value },
        JsonArray array => Nothing with { Text = Flat(array) },
        JsonObject result => Read(result),
        _ => Nothing,
    };

    private static ToolResult Read(JsonObject result)
    {
        var inner = ToolCall.Opened(result.Find("result")) as JsonObject;
        var text = string.Join('\n', TextKeys.Select(key => Flat(result.Find(key))).Where(t => !string.IsNullOrEmpty(t)));
        var error = Flat(result.Find("error"));
        return new ToolResult(
            text.Length > 0 ? text : error,
            OkOf(result) ?? (inner is null ? null : OkOf(inner)) ?? (error is null ? null : false),
            error,
            result.Find("interrupted") is JsonBool { Value: true },
            result.Text("backgroundTaskId") is { Length: > 0 });
    }

    private static bool? OkOf(JsonObject result)
    {
        var code = result.Find("exit_code") ?? result.Find("exitCode") ?? result.Find("exit_status") ?? result.Find("exit")
            ?? result.Object("metadata")?.Find("exit_code") ?? result.Object("metadata")?.Find("exit");
        if (code is JsonNumber number)
            return number.Raw == "0";
        // Kiro words it: "exit status: 1".
        if (code is JsonString { Value: var words } && words.Length > 0 && char.IsAsciiDigit(words[^1]))
            return words.EndsWith('0') && (words.Length == 1 || !char.IsAsciiDigit(words[^2]));
        if ((Flag(result, "success") ?? Flag(result, "toolSuccess")) is { } success)
            return success;
        if ((Flag(result, "is_error") ?? Flag(result, "isError")) is { } isError)
            return !isError;
        return (result.Text("result_type") ?? result.Text("resultType") ?? result.Text("status")) switch
        {
            "failure" or "error" or "failed" or "rejected" or "denied" or "timeout" => false,
            // "success" of a shell tool only means that the shell ran; its text may still carry an exit code.
            _ => null,
        };
    }

    private static bool? Flag(JsonObject result, string key) => result.Find(key) is JsonBool flag ? flag.Value : null;

    /// <summary>The text in a string, in the parts of an array, or under an object's <c>text</c>, <c>message</c> or <c>Text</c>.</summary>
    private static string? Flat(JsonValue? value) => value switch
    {
        JsonString text => text.Value,
        JsonArray array => string.Join('\n', array.Items.Select(Flat).Where(t => !string.IsNullOrEmpty(t))),
        JsonObject o => o.Text("text") ?? o.Text("Text") ?? o.Text("message") ?? Streams(o),
        _ => null,
    };

    private static string? Streams(JsonObject o)
    {
        var text = string.Join('\n', new[] { o.Text("stdout"), o.Text("stderr") }.Where(t => !string.IsNullOrEmpty(t)));
        return text.Length > 0 ? text : null;
    }
}
