using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Features.Hooks;

/// <summary>How one client tells of what its agent did. The payloads are as real clients sent them, without the fields that nobody reads.</summary>
internal sealed record Dialect(string Agent, Func<Call, (string Event, JsonObject Payload)> Ran, Func<Call, (string Event, JsonObject Payload)> Edited, Func<Call, (string Event, JsonObject Payload)> Began)
{
    /// <summary>The folder of Codex's records, by whose end it tells exit codes.</summary>
    public const string Rollouts = ".codex/sessions/2026/11/26";

    public static IReadOnlyList<Dialect> All { get; } =
    [
        new("claude-code", ClaudeRan, c => Claude(c, "PostToolUse", new() { { "tool_name", "Edit" }, { "tool_input", new JsonObject { { "file_path", c.Command } } }, { "tool_response", new JsonObject { { "filePath", c.Command } } } }), c => Claude(c, "SessionStart", new() { { "source", "startup" } })),
        new("codex", CodexRan, c => Codex(c, "PostToolUse", new() { { "tool_name", "apply_patch" }, { "tool_input", new JsonObject { { "command", $"*** Begin Patch\n*** Update File: {c.Command}\n@@\n-a\n+b\n*** End Patch\n" } } }, { "tool_response", "Success. Updated the following files:\nM " + c.Command } }), c => Codex(c, "SessionStart", new() { { "source", "startup" } })),
        new("copilot-cli", CopilotRan, c => Copilot(c, "postToolUse", new() { { "toolName", "edit" }, { "toolArgs", new JsonObject { { "path", c.Command }, { "old_str", "a" }, { "new_str", "b" } } }, { "toolResult", new JsonObject { { "resultType", "success" }, { "textResultForLlm", "File updated." } } } }), c => Copilot(c, "sessionStart", new() { { "source", "new" }, { "initialPrompt", "Go on" } })),
        new("gemini-cli", GeminiRan, c => Gemini(c, "AfterTool", new() { { "tool_name", "replace" }, { "tool_input", new JsonObject { { "file_path", c.Command } } }, { "tool_response", new JsonObject { { "llmContent", "Successfully modified file." } } } }), c => Gemini(c, "SessionStart", new() { { "source", "startup" } })),
        new("opencode", OpenCodeRan, c => OpenCode(c, "tool.execute.after", new() { { "tool", "edit" }, { "args", new JsonObject { { "filePath", c.Command } } }, { "output", new JsonObject { { "output", "" }, { "metadata", new JsonObject() } } } }), c => OpenCode(c, "session.created", new() { { "source", "startup" } })),
        new("qwen-code", QwenRan, c => Gemini(c, "PostToolUse", new() { { "tool_name", "edit" }, { "tool_input", new JsonObject { { "file_path", c.Command } } }, { "tool_response", new JsonObject { { "llmContent", "The file has been updated." } } } }), c => Gemini(c, "SessionStart", new() { { "source", "startup" } })),
    ];

    /// <summary>The line that Codex writes into its record before it calls a hook; null for a command that has not ended.</summary>
    public static JsonObject? RolloutLine(Call c) => c.Exit is not { } exit ? null : new JsonObject
    {
        { "timestamp", "2026-11-26T03:09:42.176Z" },
        { "type", "event_msg" },
        {
            "payload", new JsonObject
            {
                { "type", "item_completed" },
                { "item", new JsonObject { { "type", "CommandExecution" }, { "id", c.Id }, { "command", JsonArray.Of(["/bin/bash", "-lc", c.Command]) }, { "status", exit == 0 ? "completed" : "failed" }, { "aggregated_output", c.Output }, { "exit_code", exit } } },
            }
        },
    };

    private static (string, JsonObject) ClaudeRan(Call c)
    {
        var input = new JsonObject { { "command", c.Command }, { "description", "x" } };
        if (c.Exit is null)
            input.Add("run_in_background", JsonBool.True);
        return c.Exit is null or 0
            ? Claude(c, "PostToolUse", new() { { "tool_name", "Bash" }, { "tool_input", input }, { "tool_response", Response(c) } })
            : Claude(c, "PostToolUseFailure", new() { { "tool_name", "Bash" }, { "tool_input", input }, { "error", $"Exit code {c.Exit}\n{c.Output}" }, { "is_interrupt", JsonBool.False } });
    }

    private static JsonObject Response(Call c)
    {
        var response = new JsonObject { { "stdout", c.Exit is null ? "" : c.Output }, { "stderr", "" }, { "interrupted", JsonBool.False } };
        if (c.Exit is null)
            response.Add("backgroundTaskId", "b" + c.Number);
        return response;
    }

    private static (string, JsonObject) Claude(Call c, string name, JsonObject more) =>
        (name, With(new() { { "session_id", c.Session }, { "transcript_path", "/none/t.jsonl" }, { "cwd", c.Root }, { "hook_event_name", name }, { "tool_use_id", c.Id } }, more));

    private static (string, JsonObject) CodexRan(Call c) => Codex(c, "PostToolUse", new()
    {
        { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", c.Command } } }, { "tool_response", c.Exit is null ? "Process running with session ID 7" : c.Output },
    });

    private static (string, JsonObject) Codex(Call c, string name, JsonObject more) => (name, With(new()
    {
        { "session_id", c.Session }, { "turn_id", "t" }, { "transcript_path", Path.Combine(Path.GetDirectoryName(c.Root)!, "home", Rollouts, $"rollout-{c.Session}.jsonl") }, { "cwd", c.Root }, { "hook_event_name", name },
        { "model", "m" }, { "tool_use_id", c.Id },
    }, more));

    private static (string, JsonObject) CopilotRan(Call c) => Copilot(c, "postToolUse", new()
    {
        { "toolName", "bash" },
        { "toolArgs", new JsonObject { { "command", c.Command }, { "description", "run it" }, { "mode", c.Exit is null ? "async" : "sync" } } },
        {
            "toolResult", new JsonObject
            {
                { "resultType", "success" },
                { "textResultForLlm", c.Exit is null ? "<command started in background with shellId: 3>" : $"{c.Output}\n<shellId: {c.Number} completed with exit code {c.Exit}>" },
            }
        },
    });

    private static (string, JsonObject) Copilot(Call c, string name, JsonObject more) =>
        (name, With(new() { { "sessionId", c.Session }, { "timestamp", new JsonNumber((1795662406446 + c.Number).ToString(System.Globalization.CultureInfo.InvariantCulture)) }, { "cwd", c.Root } }, more));

    private static (string, JsonObject) GeminiRan(Call c)
    {
        var input = new JsonObject { { "command", c.Command } };
        if (c.Exit is null)
            input.Add("is_background", JsonBool.True);
        var text = c.Exit is null ? "Command moved to background (PID: 77). Output hidden. Press Ctrl+B to view."
            : $"<untrusted_context>\nOutput: {(c.Output.Length > 0 ? c.Output : "(empty)")}{(c.Exit == 0 ? "" : $"\nExit Code: {c.Exit}")}\nProcess Group PGID: 77\n</untrusted_context>";
        return Gemini(c, "AfterTool", new() { { "tool_name", "run_shell_command" }, { "tool_input", input }, { "tool_response", new JsonObject { { "llmContent", text }, { "returnDisplay", c.Output } } } });
    }

    private static (string, JsonObject) Gemini(Call c, string name, JsonObject more) => (name, With(new()
    {
        { "session_id", c.Session }, { "transcript_path", "/none/t.jsonl" }, { "cwd", c.Root }, { "hook_event_name", name },
        { "timestamp", $"2026-11-26T03:{c.Number / 60 % 60:00}:{c.Number % 60:00}.{c.Number % 1000:000}Z" },
    }, more));

    private static (string, JsonObject) OpenCodeRan(Call c) => OpenCode(c, "tool.execute.after", new()
    {
        { "tool", "bash" },
        { "args", new JsonObject { { "command", c.Command } } },
        { "output", new JsonObject { { "output", c.Output }, { "metadata", c.Exit is { } exit ? new JsonObject { { "exit", exit } } : new JsonObject() } } },
    });

    private static (string, JsonObject) OpenCode(Call c, string name, JsonObject more) => (name, With(new() { { "sessionID", c.Session }, { "cwd", c.Root }, { "callID", c.Id } }, more));

    private static (string, JsonObject) QwenRan(Call c)
    {
        var input = new JsonObject { { "command", c.Command } };
        if (c.Exit is null)
            input.Add("is_background", JsonBool.True);
        var text = $"Command: {c.Command}\nDirectory: (root)\nOutput: {(c.Output.Length > 0 ? c.Output : "(empty)")}\nError: (none)\nExit Code: {c.Exit}\nSignal: (none)\nProcess Group PGID: (none)";
        var (name, payload) = c.Exit is null or 0
            ? Gemini(c, "PostToolUse", new() { { "tool_name", "run_shell_command" }, { "tool_input", input }, { "tool_response", new JsonObject { { "llmContent", c.Exit is null ? "Background shell started.\nid: bg_7\npid: 77" : text } } } })
            : Gemini(c, "PostToolUseFailure", new() { { "tool_name", "run_shell_command" }, { "tool_input", input }, { "error", text }, { "is_interrupt", JsonBool.False } });
        payload.Set("tool_use_id", c.Id);
        return (name, payload);
    }

    private static JsonObject With(JsonObject fields, JsonObject more)
    {
        foreach (var (key, value) in more.Members)
            fields.Set(key, value);
        return fields;
    }
}
