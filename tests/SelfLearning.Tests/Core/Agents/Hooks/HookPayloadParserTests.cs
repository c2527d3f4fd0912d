using System.Text;
using CsCheck;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Agents.Hooks;

public sealed class HookPayloadParserTests
{
    [Theory]
    [InlineData("claude-code", "SessionStart", Moment.SessionStart)]
    [InlineData("claude-code", "UserPromptSubmit", Moment.Prompt)]
    [InlineData("claude-code", "PreToolUse", Moment.BeforeTool)]
    [InlineData("claude-code", "PostToolUse", Moment.AfterTool)]
    [InlineData("claude-code", "PostToolUseFailure", Moment.AfterFailure)]
    [InlineData("claude-code", "PreCompact", Moment.BeforeCompaction)]
    [InlineData("claude-code", "SubagentStop", Moment.SubagentStop)]
    [InlineData("claude-code", "Stop", Moment.Stop)]
    [InlineData("claude-code", "SessionEnd", Moment.SessionEnd)]
    [InlineData("codex", "SessionStart", Moment.SessionStart)]
    [InlineData("codex", "UserPromptSubmit", Moment.Prompt)]
    [InlineData("codex", "PostToolUse", Moment.AfterFailure)]
    [InlineData("codex", "Stop", Moment.Stop)]
    [InlineData("codex", "SessionEnd", Moment.SessionEnd)]
    [InlineData("vscode", "PostToolUse", Moment.AfterTool)]
    [InlineData("cursor", "sessionStart", Moment.SessionStart)]
    [InlineData("cursor", "postToolUse", Moment.AfterFailure)]
    [InlineData("cursor", "afterShellExecution", Moment.AfterFailure)]
    [InlineData("cursor", "stop", Moment.Stop)]
    [InlineData("gemini-cli", "BeforeAgent", Moment.Prompt)]
    [InlineData("gemini-cli", "AfterTool", Moment.AfterFailure)]
    [InlineData("kiro", "postToolUse", Moment.AfterFailure)]
    [InlineData("cline", "PostToolUse", Moment.AfterFailure)]
    [InlineData("windsurf", "post_run_command", Moment.AfterTool)]
    [InlineData("windsurf", "pre_user_prompt", Moment.Prompt)]
    [InlineData("goose", "PostToolUseFailure", Moment.AfterFailure)]
    public void Each_shared_payload_is_read_as_its_moment(string agent, string name, Moment moment)
    {
        SharedPayloads.SkipIfMissing();
        var e = SharedPayloads.Read(agent, name);

        Assert.Equal(moment, e.Moment);
        Assert.Equal(agent, e.Agent.Id);
        Assert.NotNull(e.SessionId ?? (agent == "kiro" ? "" : null));
        // Goose names no folder; Windsurf's prompt neither.
        Assert.Equal(agent == "goose" || name == "pre_user_prompt" ? null : "/home/u/app", e.Root);
    }

    [Theory]
    [InlineData("copilot-cli", "postToolUse.camel", "postToolUse", Moment.AfterFailure)]
    [InlineData("copilot-cli", "sessionStart.camel", "sessionStart", Moment.SessionStart)]
    [InlineData("antigravity", "PreInvocation", "PreInvocation", Moment.Prompt)]
    [InlineData("antigravity", "Stop", "Stop", Moment.Stop)]
    public void A_payload_that_does_not_name_its_event_takes_it_from_the_command_line(string agent, string name, string eventName, Moment moment)
    {
        SharedPayloads.SkipIfMissing();
        Assert.Null(HookPayloadParser.Read(AgentTable.Find(agent)!, SharedPayloads.All.Single(p => p.Agent == agent && p.Name == name).Bytes));
        Assert.Equal(moment, SharedPayloads.Read(agent, name, eventName).Moment);
    }

    [Fact]
    public void Every_shared_payload_is_read()
    {
        SharedPayloads.SkipIfMissing();
        Assert.True(SharedPayloads.All.Count >= 28);
        Assert.All(SharedPayloads.All, p => Assert.NotNull(HookPayloadParser.Read(AgentTable.Find(p.Agent)!, p.Bytes, p.Name.Split('.')[0])));
    }

    [Theory]
    [InlineData("claude-code", "PostToolUseFailure", "Exit code 1\nerror CS1002: ; expected", ToolOutcome.Failed)]
    [InlineData("codex", "PostToolUse", "Process exited with code 1\nOutput:\nerror CS1002", ToolOutcome.Failed)]
    [InlineData("cursor", "postToolUse", "error CS1002", ToolOutcome.Failed)]
    [InlineData("cursor", "afterShellExecution", "error CS1002\r\n", ToolOutcome.LooksFailed)]
    [InlineData("gemini-cli", "AfterTool", "Exit Code: 1", ToolOutcome.Failed)]
    [InlineData("kiro", "postToolUse", "error CS1002", ToolOutcome.Failed)]
    [InlineData("cline", "PostToolUse", "error CS1002", ToolOutcome.Failed)]
    [InlineData("goose", "PostToolUseFailure", "exit 1", ToolOutcome.Failed)]
    public void A_failed_call_carries_command_and_error(string agent, string name, string error, ToolOutcome outcome)
    {
        SharedPayloads.SkipIfMissing();
        var e = SharedPayloads.Read(agent, name);

        Assert.Equal("dotnet build", e.Command);
        Assert.Equal(error, e.Error);
        Assert.Equal(outcome, e.Outcome);
    }

    [Theory]
    [InlineData("claude-code", """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":{"stdout":"Exit code 1\nerror: but only a word","stderr":"","interrupted":false}}""", ToolOutcome.Succeeded)]
    [InlineData("claude-code", """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":{"is_error":true}}""", ToolOutcome.Failed)]
    [InlineData("claude-code", """{"hook_event_name":"PostToolUse","tool_input":{"command":"x"},"tool_response":{"stdout":"","interrupted":true}}""", ToolOutcome.Unknown)]
    [InlineData("claude-code", """{"hook_event_name":"PostToolUseFailure","tool_input":{"command":"x"},"error":"stopped","is_interrupt":true}""", ToolOutcome.Unknown)]
    [InlineData("codex", """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":"all good"}""", ToolOutcome.Unknown)]
    [InlineData("codex", """{"hook_event_name":"PostToolUse","tool_name":"Bash","tool_input":{"command":"x"},"tool_response":"bash: jq: command not found"}""", ToolOutcome.LooksFailed)]
    [InlineData("codex", """{"hook_event_name":"PostToolUse","tool_input":{"command":["bash","-lc","x"]},"tool_response":"{\"output\":\"no\",\"metadata\":{\"exit_code\":2}}"}""", ToolOutcome.Failed)]
    [InlineData("codex", """{"hook_event_name":"PostToolUse","tool_input":{"command":"x"},"tool_response":"Exit code: 0\nWall time: 1 s\nOutput:\nerror: in a test's name"}""", ToolOutcome.Succeeded)]
    [InlineData("copilot-cli", """{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"t","tool_name":"Bash","tool_input":{"command":"x"},"tool_result":{"result_type":"success","text_result_for_llm":"FAIL a\n<exited with exit code 1>"}}""", ToolOutcome.Failed)]
    [InlineData("copilot-cli", """{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"t","tool_input":"{\"command\":\"x\"}","tool_result":{"result_type":"success","text_result_for_llm":"ok\n<exited with exit code 0>"}}""", ToolOutcome.Succeeded)]
    [InlineData("vscode", """{"hookEventName":"PostToolUse","sessionId":"s","tool_name":"runInTerminal","tool_input":{"command":"x"},"tool_response":"Command exited with code 2"}""", ToolOutcome.Failed)]
    [InlineData("kiro", """{"hook_event_name":"PostToolUse","tool_input":{"command":"x"},"tool_response":{"items":[],"result":{"exit_status":"exit status: 1","stderr":"no"}}}""", ToolOutcome.Failed)]
    [InlineData("copilot-cli", """{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"t","tool_input":{"command":"x"},"tool_result":{"result_type":"success","text_result_for_llm":"exit code 0\nno\n<shellId: 0 completed with exit code 3>"}}""", ToolOutcome.Failed)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_name":"run_shell_command","tool_input":{"command":"x"},"tool_response":{"llmContent":"Output: error: in a test's name\nProcess Group PGID: 7","returnDisplay":"y"}}""", ToolOutcome.Succeeded)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_input":{"command":"x"},"tool_response":{"llmContent":"<untrusted_context>\nOutput: build ok\nProcess Group PGID: 25027\n</untrusted_context>"}}""", ToolOutcome.Succeeded)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_input":{"command":"x"},"tool_response":{"llmContent":"<untrusted_context>\nOutput: no\nExit Code: 3\nSignal: 9\nBackground PIDs: 1\nProcess Group PGID: 25027\n</untrusted_context>"}}""", ToolOutcome.Failed)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_input":{"command":"x"},"tool_response":{"llmContent":"Output: (empty)\nExit Code: 3\nBackground PIDs: 1, 2\nProcess Group PGID: 7"}}""", ToolOutcome.Failed)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_input":{"command":"x"},"tool_response":{"llmContent":"Output: y\nSignal: 9\nProcess Group PGID: 7"}}""", ToolOutcome.Unknown)]
    [InlineData("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_input":{"command":"x"},"tool_response":{"llmContent":"Command was cancelled by user before it could complete."}}""", ToolOutcome.Unknown)]
    [InlineData("qwen-code", """{"hook_event_name":"PostToolUseFailure","session_id":"s","timestamp":"t","transcript_path":"p","tool_input":{"command":"x"},"error":"Command: x\nExit Code: 3\nSignal: (none)","is_interrupt":false}""", ToolOutcome.Failed)]
    [InlineData("qwen-code", """{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"t","transcript_path":"p","tool_input":{"command":"x"},"tool_response":{"llmContent":"Command: x"}}""", ToolOutcome.Succeeded)]
    [InlineData("opencode", """{"event":"tool.execute.after","sessionID":"s","tool":"bash","args":{"command":"x"},"output":{"output":"no","metadata":{"exit":127}}}""", ToolOutcome.Failed)]
    public void How_a_call_ended_is_told_by_what_each_host_says(string agent, string payload, ToolOutcome outcome)
    {
        var e = Read(agent, payload)!;
        Assert.Equal("x", e.Command);
        Assert.Equal(outcome, e.Outcome);
        Assert.Equal(outcome is ToolOutcome.Failed or ToolOutcome.LooksFailed ? Moment.AfterFailure : Moment.AfterTool, e.Moment);
    }

    [Theory]
    [InlineData("""{"file_path":"/a/b.cs","content":"x"}""", "/a/b.cs")]
    [InlineData("""{"files":["src/main.ts","x.ts"]}""", "src/main.ts x.ts")]
    [InlineData("""{"command":"create","path":"n.py"}""", "n.py")]
    [InlineData("""{"command":"*** Begin Patch\n*** Update File: a/b.rs\n@@\n*** Add File: c.md\n*** End Patch"}""", "a/b.rs c.md")]
    public void An_edit_names_its_files_and_no_command(string input, string files)
    {
        var e = Read("codex", """{"hook_event_name":"PostToolUse","tool_name":"edit","tool_response":"ok","tool_input":""" + input + "}")!;
        Assert.Null(e.Command);
        Assert.Equal(files, string.Join(' ', e.Files));
    }

    [Fact]
    public void A_start_after_compaction_is_the_moment_after_compaction() =>
        Assert.Equal(Moment.AfterCompaction, Read("claude-code", """{"hook_event_name":"SessionStart","source":"compact"}""")!.Moment);

    [Theory]
    [InlineData("claude-code", """{"hook_event_name":"SessionStart","session_id":"s","transcript_path":"t","cwd":"/"}""", "claude-code")]
    [InlineData("claude-code", """{"hookEventName":"SessionStart","sessionId":"s","timestamp":"t"}""", "vscode")]
    [InlineData("claude-code", """{"hook_event_name":"SessionStart","session_id":"s","timestamp":"t","transcript_path":"p"}""", "vscode")]
    [InlineData("claude-code", """{"hook_event_name":"SessionStart","session_id":"s","timestamp":"t","source":"new"}""", "copilot-cli")]
    [InlineData("claude-code", """{"hook_event_name":"sessionStart","cursor_version":"1","conversation_id":"c"}""", "cursor")]
    [InlineData("copilot-cli", """{"hookEventName":"SessionStart","sessionId":"s"}""", "vscode")]
    [InlineData("codex", """{"hook_event_name":"SessionStart","session_id":"s","timestamp":"t"}""", "codex")]
    [InlineData("qwen-code", """{"hook_event_name":"SessionStart","session_id":"s","transcript_path":"p","timestamp":"t","source":"startup"}""", "qwen-code")]
    public void The_payload_says_which_host_runs_a_shared_settings_file(string asked, string payload, string host) =>
        Assert.Equal(host, Read(asked, payload)!.Agent.Id);

    [Theory]
    [InlineData("gemini-cli", """{"hook_event_name":"PreCompress","session_id":"s","trigger":"auto"}""")]
    [InlineData("qwen-code", """{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt":""}""")]
    [InlineData("gemini-cli", """{"hook_event_name":"BeforeAgent","session_id":"s","prompt":"<hook_context>only ours</hook_context>\n\n"}""")]
    public void An_event_that_means_nothing_is_nothing(string agent, string payload) => Assert.Null(Read(agent, payload));

    [Fact]
    public void A_compression_that_was_asked_for_is_one() =>
        Assert.Equal(Moment.BeforeCompaction, Read("gemini-cli", """{"hook_event_name":"PreCompress","session_id":"s","trigger":"manual"}""")!.Moment);

    [Theory]
    [InlineData("gemini-cli", """{"hook_event_name":"BeforeAgent","session_id":"s","prompt":"<hook_context>a &lt;/hook_context&gt; b</hook_context>\n\nfix it"}""", "fix it")]
    [InlineData("gemini-cli", """{"hook_event_name":"BeforeAgent","session_id":"s","prompt":"what is <hook_context>?"}""", "what is <hook_context>?")]
    public void What_hooks_said_is_no_part_of_a_prompt(string agent, string payload, string prompt) => Assert.Equal(prompt, Read(agent, payload)!.Prompt);

    [Fact]
    public void A_sub_agent_of_Copilot_belongs_to_the_session_that_started_it()
    {
        var copilot = AgentTable.Find("copilot-cli")!;
        var start = HookPayloadParser.Read(copilot, """{"sessionId":"p","agentName":"task","agentId":"c","parentAgentId":"p"}"""u8, "subagentStart")!;
        var tool = HookPayloadParser.Read(copilot, """{"sessionId":"c","agentId":"c","parentAgentId":"p","toolName":"bash","toolArgs":{"command":"x"},"toolResult":{"resultType":"success","textResultForLlm":"<shellId: 1 completed with exit code 3>"}}"""u8, "postToolUse")!;
        Assert.Equal(("p", "c"), (start.SessionId, start.Subagent));
        Assert.Equal(("p", "c"), (tool.SessionId, tool.Subagent));
    }

    [Fact]
    public void Text_that_Gemini_would_drop_is_not_given()
    {
        var e = Read("gemini-cli", """{"hook_event_name":"AfterTool","session_id":"s","tool_name":"replace","tool_input":{"file_path":"x"},"tool_response":{"llmContent":"no","error":{"message":"File not found","type":"file_not_found"}}}""")!;
        Assert.Equal(Moment.AfterFailure, e.Moment);
        Assert.False(HookAnswer.CanTake(e));
    }

    [Fact]
    public void The_end_of_a_record_tells_how_a_call_ended()
    {
        const string line = """{"type":"event_msg","payload":{"type":"item_completed","item":{"type":"CommandExecution","id":"ID","aggregated_output":"\"exit_code\":9","exit_code":CODE}}}""";
        string Line(string id, int code) => line.Replace("ID", id, StringComparison.Ordinal).Replace("CODE", $"{code}", StringComparison.Ordinal) + "\n";
        var text = "cut\":1}}\n" + Line("call_1", 3) + Line("call_2", 0) + """{"payload":{"item":{"id":"call_3","aggregated_output":"{\"exit_code\":0}"}}}""" + "\n";
        Assert.Equal(3, TranscriptTail.ExitCode(Encoding.UTF8.GetBytes(text), "call_1"));
        Assert.Equal(0, TranscriptTail.ExitCode(Encoding.UTF8.GetBytes(text), "call_2"));
        Assert.Null(TranscriptTail.ExitCode(Encoding.UTF8.GetBytes(text), "call_3"));
        Assert.Null(TranscriptTail.ExitCode(Encoding.UTF8.GetBytes(text), "call"));
        Assert.Null(TranscriptTail.ExitCode([], "call_1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"hook_event_name\":\"Nonesuch\"}")]
    [InlineData("{\"hook_event_name\":17}")]
    [InlineData("{\"hook_event_name\":\"Stop\"")]
    [InlineData("\0\u0001")]
    public void What_is_no_event_is_nothing(string payload) => Assert.Null(Read("claude-code", payload));

    [Fact]
    public void A_byte_order_mark_and_unknown_fields_are_passed_over() =>
        Assert.NotNull(Read("claude-code", "\uFEFF{\"new\":{\"deep\":[1]},\"hook_event_name\":\"Stop\",\"session_id\":9}"));

    [Theory]
    [InlineData("claude-code", "vscode", """{"hook_event_name":"PostToolUse","session_id":"s","tool_use_id":"ID","tool_input":{"command":"ls"}}""")]
    [InlineData("claude-code", "copilot-cli", """{"hook_event_name":"PostToolUse","session_id":"s","timestamp":"1","tool_input":{"command":"ID"}}""")]
    [InlineData("claude-code", "claude-code", """{"hook_event_name":"UserPromptSubmit","session_id":"s","prompt_id":"ID","prompt":"x"}""")]
    [InlineData("codex", "codex", """{"hook_event_name":"SubagentStart","session_id":"s","turn_id":"1","agent_id":"ID"}""")]
    [InlineData("claude-code", "vscode", """{"hookEventName":"SessionStart","sessionId":"ID","source":"new","timestamp":"1"}""")]
    public void Two_firings_of_one_event_have_one_claim_and_two_events_have_two(string one, string other, string payload)
    {
        var claim = Read(one, payload)!.ClaimKey;
        Assert.Matches("^[0-9a-f]{16}$", claim);
        Assert.Equal(claim, Read(other, payload)!.ClaimKey);
        Assert.NotEqual(claim, Read(one, payload.Replace("ID", "ID2", StringComparison.Ordinal))!.ClaimKey);
    }

    [Theory]
    [InlineData("claude-code", """{"hook_event_name":"SessionStart","session_id":"s","source":"resume"}""")]
    [InlineData("claude-code", """{"hook_event_name":"UserPromptSubmit","prompt":"x","prompt_id":"p"}""")]
    [InlineData("codex", """{"hook_event_name":"PostToolUse","session_id":"s","turn_id":"t","tool_input":{"command":"ls"}}""")]
    public void What_may_be_a_second_event_is_claimed_by_nobody(string agent, string payload) => Assert.Null(Read(agent, payload)!.ClaimKey);

    [Fact]
    public void Ten_thousand_malformed_payloads_never_throw_and_are_answered_validly()
    {
        SharedPayloads.SkipIfMissing();
        var read = 0;
        Gen.Select(Gen.Int[0, SharedPayloads.All.Count - 1], Gen.Int[1, 6], Gen.Int).Sample(
            (which, edits, seed) =>
            {
                var (agent, name, bytes) = SharedPayloads.All[which];
                var mutated = Mutation.Of(bytes, edits, new Random(seed));
                var e = HookPayloadParser.Read(AgentTable.Find(agent)!, mutated, seed % 2 == 0 ? name.Split('.')[0] : null);
                if (e is null)
                    return;
                Interlocked.Increment(ref read);
                var answer = HookAnswer.Render(e, "A hint: \"quoted\" \u2028\n\ud800.");
                if (answer.Length > 0 && e.Row.Answer != AnswerShape.PlainText)
                    Assert.True(JsonReader.TryRead(Encoding.UTF8.GetBytes(answer), out _, out _), answer);
            },
            iter: 10_000);
        Assert.True(read > 1_000, $"Only {read} mutated payloads could still be read: the mutations are too rough to test anything.");
    }

    private static HookEvent? Read(string agent, string payload) => HookPayloadParser.Read(AgentTable.Find(agent)!, Encoding.UTF8.GetBytes(payload));
}
