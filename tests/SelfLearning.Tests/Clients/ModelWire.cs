using System.Text;
using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Clients;

/// <summary>The four APIs that clients speak, as far as one answer needs: a call of a tool or a text, streamed or whole.</summary>
internal static class ModelWire
{
    /// <summary>The answer's content type and bytes.</summary>
    public static (string Type, byte[] Bytes) Answer(ModelRequest request, int number, string? tool, string? within, JsonObject? arguments, string? text, int tokens)
    {
        var path = request.Path;
        var stream = request.Body["stream"]?.GetValue<bool>() == true || path.Contains("streamGenerateContent", StringComparison.Ordinal);
        List<JsonObject> events =
            path.Contains("/messages", StringComparison.Ordinal) ? Messages(number, tool, arguments, text, tokens, stream)
            : path.Contains("/responses", StringComparison.Ordinal) ? Responses(number, tool, within, arguments, text, tokens, stream)
            : path.Contains("/chat/completions", StringComparison.Ordinal) ? Chat(number, tool, arguments, text, tokens, stream)
            : [Content(tool, arguments, text, tokens)];
        if (!stream)
            return ("application/json", Encoding.UTF8.GetBytes(events[^1].ToJsonString()));
        var sent = new StringBuilder();
        foreach (var e in events)
        {
            if (e["type"] is { } type && !path.Contains("/chat/", StringComparison.Ordinal))
                sent.Append("event: ").Append(type).Append('\n');
            sent.Append("data: ").Append(e.ToJsonString()).Append("\n\n");
        }

        if (path.Contains("/chat/", StringComparison.Ordinal))
            sent.Append("data: [DONE]\n\n");
        return ("text/event-stream", Encoding.UTF8.GetBytes(sent.ToString()));
    }

    private static List<JsonObject> Messages(int n, string? tool, JsonObject? arguments, string? text, int tokens, bool stream)
    {
        JsonObject Block(bool empty) => tool is null
            ? new() { ["type"] = "text", ["text"] = empty ? "" : text }
            : new() { ["type"] = "tool_use", ["id"] = $"toolu_mock{n:0000}", ["name"] = tool, ["input"] = empty ? new JsonObject() : arguments!.DeepClone() };
        JsonObject Message(JsonArray content, string? stop) => new()
        {
            ["id"] = $"msg_mock{n:0000}", ["type"] = "message", ["role"] = "assistant", ["model"] = "mock", ["content"] = content, ["stop_reason"] = stop, ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = tokens, ["output_tokens"] = 10 },
        };
        var stop = tool is null ? "end_turn" : "tool_use";
        if (!stream)
            return [Message([Block(false)], stop)];
        JsonObject delta = tool is null ? new() { ["type"] = "text_delta", ["text"] = text } : new() { ["type"] = "input_json_delta", ["partial_json"] = arguments!.ToJsonString() };
        return
        [
            new() { ["type"] = "message_start", ["message"] = Message([], null) },
            new() { ["type"] = "content_block_start", ["index"] = 0, ["content_block"] = Block(true) },
            new() { ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = delta },
            new() { ["type"] = "content_block_stop", ["index"] = 0 },
            new() { ["type"] = "message_delta", ["delta"] = new JsonObject { ["stop_reason"] = stop, ["stop_sequence"] = null }, ["usage"] = new JsonObject { ["output_tokens"] = 10 } },
            new() { ["type"] = "message_stop" },
        ];
    }

    private static List<JsonObject> Responses(int n, string? tool, string? within, JsonObject? arguments, string? text, int tokens, bool stream)
    {
        JsonObject Item() => tool is null
            ? new() { ["type"] = "message", ["id"] = $"msg_{n}", ["role"] = "assistant", ["status"] = "completed", ["content"] = new JsonArray(new JsonObject { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray() }) }
            : Call();
        JsonObject Call()
        {
            var call = new JsonObject { ["type"] = "function_call", ["id"] = $"fc_{n}", ["call_id"] = $"call_mock{n:0000}", ["name"] = tool, ["arguments"] = arguments!.ToJsonString(), ["status"] = "completed" };
            if (within is not null)
                call["namespace"] = within;
            return call;
        }

        JsonObject Whole(string status, JsonArray output) => new()
        {
            ["id"] = $"resp_{n}", ["object"] = "response", ["status"] = status, ["model"] = "mock-model", ["output"] = output,
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = tokens, ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 }, ["output_tokens"] = 10,
                ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 }, ["total_tokens"] = tokens + 10,
            },
        };
        if (!stream)
            return [Whole("completed", [Item()])];
        return
        [
            new() { ["type"] = "response.created", ["response"] = Whole("in_progress", []) },
            new() { ["type"] = "response.output_item.added", ["output_index"] = 0, ["item"] = Item() },
            new() { ["type"] = "response.output_item.done", ["output_index"] = 0, ["item"] = Item() },
            new() { ["type"] = "response.completed", ["response"] = Whole("completed", [Item()]) },
        ];
    }

    private static List<JsonObject> Chat(int n, string? tool, JsonObject? arguments, string? text, int tokens, bool stream)
    {
        JsonObject Message()
        {
            var message = new JsonObject { ["role"] = "assistant", ["content"] = text };
            if (tool is not null)
                message["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["id"] = $"call_{n}", ["type"] = "function", ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments!.ToJsonString() } });
            return message;
        }

        var end = tool is null ? "stop" : "tool_calls";
        var usage = new JsonObject { ["prompt_tokens"] = tokens, ["completion_tokens"] = 10, ["total_tokens"] = tokens + 10 };
        JsonObject Chunk(JsonObject choice, bool last)
        {
            var chunk = new JsonObject { ["id"] = $"chatcmpl-{n}", ["created"] = 1795662406, ["model"] = "mock-model", ["object"] = stream ? "chat.completion.chunk" : "chat.completion", ["choices"] = new JsonArray(choice) };
            if (last)
                chunk["usage"] = usage;
            return chunk;
        }

        return stream
            ? [Chunk(new() { ["index"] = 0, ["delta"] = Message(), ["finish_reason"] = null }, false), Chunk(new() { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = end }, true)]
            : [Chunk(new() { ["index"] = 0, ["message"] = Message(), ["finish_reason"] = end }, true)];
    }

    private static JsonObject Content(string? tool, JsonObject? arguments, string? text, int tokens)
    {
        JsonObject part = tool is null ? new() { ["text"] = text } : new() { ["functionCall"] = new JsonObject { ["name"] = tool, ["args"] = arguments!.DeepClone() } };
        return new()
        {
            ["candidates"] = new JsonArray(new JsonObject { ["content"] = new JsonObject { ["role"] = "model", ["parts"] = new JsonArray(part) }, ["finishReason"] = "STOP", ["index"] = 0 }),
            ["usageMetadata"] = new JsonObject { ["promptTokenCount"] = tokens, ["candidatesTokenCount"] = 10, ["totalTokenCount"] = tokens + 10 },
            ["modelVersion"] = "mock-model",
        };
    }
}
