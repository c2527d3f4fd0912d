using SelfLearning.Core.Transcripts;
using SelfLearning.Core.Transcripts.Formats;

namespace SelfLearning.Tests.Core.Transcripts;

/// <summary>One story in every format: the user asks for the tests, a command fails and a changed one works, the user puts the agent right.</summary>
internal static class SmallSessions
{
    public const string Task = "Run the tests";
    public const string Correction = "don't use npm here, use pnpm instead";

    /// <summary>Formats that keep results, with their sessions.</summary>
    public static IReadOnlyDictionary<TranscriptFormat, string> WithResults { get; } = new Dictionary<TranscriptFormat, string>
    {
        [TranscriptFormat.ClaudeCode] =
            """
            {"type":"summary","summary":"Tests","leafUuid":"x"}
            {"parentUuid":null,"cwd":"/srv/shop","sessionId":"s-1","type":"user","message":{"role":"user","content":"Run the tests"},"uuid":"1","timestamp":"2026-07-01T10:00:00.000Z"}
            {"type":"assistant","cwd":"/srv/shop","sessionId":"s-1","message":{"id":"m1","content":[{"type":"thinking","thinking":"…"},{"type":"text","text":"I run them."},{"type":"tool_use","id":"c1","name":"Bash","input":{"command":"npm tset","description":"Run"}}]},"uuid":"2","timestamp":"2026-07-01T10:00:01Z"}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c1","is_error":true,"content":"Exit code 1\nUnknown command: \"tset\""}]},"uuid":"3","timestamp":"2026-07-01T10:00:02Z","toolUseResult":"Error"}
            {"type":"assistant","message":{"content":[{"type":"tool_use","id":"c2","name":"Bash","input":{"command":"npm test"}}]},"uuid":"4","timestamp":"2026-07-01T10:00:03Z"}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c2","is_error":false,"content":[{"type":"text","text":"ok 12"}]}]},"uuid":"5","timestamp":"2026-07-01T10:00:04Z"}
            {"type":"user","message":{"content":"don't use npm here, use pnpm instead"},"uuid":"6","timestamp":"2026-07-01T10:00:05Z"}
            {"type":"assistant","message":{"content":[{"type":"text","text":"You're right."}]},"uuid":"7","timestamp":"2026-07-01T10:00:06Z"}
            """,
        [TranscriptFormat.Codex] =
            """
            {"timestamp":"2026-07-01T10:00:00Z","type":"session_meta","payload":{"id":"s-1","cwd":"/srv/shop","cli_version":"0"}}
            {"timestamp":"2026-07-01T10:00:00Z","type":"event_msg","payload":{"type":"user_message","message":"Run the tests"}}
            {"timestamp":"2026-07-01T10:00:00Z","type":"response_item","payload":{"type":"message","role":"user","content":[{"type":"input_text","text":"Run the tests"}]}}
            {"timestamp":"2026-07-01T10:00:01Z","type":"response_item","payload":{"type":"function_call","name":"exec_command","arguments":"{\"cmd\":\"npm tset\"}","call_id":"c1"}}
            {"timestamp":"2026-07-01T10:00:02Z","type":"response_item","payload":{"type":"function_call_output","call_id":"c1","output":"Chunk ID: a\nWall time: 1.0 seconds\nProcess exited with code 1\nOutput:\nUnknown command: \"tset\""}}
            {"timestamp":"2026-07-01T10:00:03Z","type":"response_item","payload":{"type":"function_call","name":"exec_command","arguments":"{\"cmd\":\"npm test\"}","call_id":"c2"}}
            {"timestamp":"2026-07-01T10:00:04Z","type":"response_item","payload":{"type":"function_call_output","call_id":"c2","output":"Process exited with code 0\nOutput:\nok 12"}}
            {"timestamp":"2026-07-01T10:00:05Z","type":"event_msg","payload":{"type":"user_message","message":"don't use npm here, use pnpm instead"}}
            {"timestamp":"2026-07-01T10:00:06Z","type":"event_msg","payload":{"type":"agent_message","message":"You're right."}}
            """,
        [TranscriptFormat.CopilotCli] =
            """
            {"type":"session.start","data":{"sessionId":"s-1","context":{"cwd":"/srv/shop"}},"id":"e1","timestamp":"2026-07-01T10:00:00Z","parentId":null}
            {"type":"user.message","data":{"content":"Run the tests"},"timestamp":"2026-07-01T10:00:00Z"}
            {"type":"tool.execution_start","data":{"toolCallId":"c1","toolName":"bash","arguments":{"command":"npm tset"}},"timestamp":"2026-07-01T10:00:01Z"}
            {"type":"tool.execution_complete","data":{"toolCallId":"c1","success":true,"result":{"content":"Unknown command: \"tset\"\n<exited with exit code 1>"}},"timestamp":"2026-07-01T10:00:02Z"}
            {"type":"tool.execution_start","data":{"toolCallId":"c2","toolName":"bash","arguments":"{\"command\":\"npm test\"}"},"timestamp":"2026-07-01T10:00:03Z"}
            {"type":"tool.execution_complete","data":{"toolCallId":"c2","success":true,"result":"ok 12"},"timestamp":"2026-07-01T10:00:04Z"}
            {"type":"user.message","data":{"content":"don't use npm here, use pnpm instead"},"timestamp":"2026-07-01T10:00:05Z"}
            {"type":"assistant.message","data":{"content":"You're right."},"timestamp":"2026-07-01T10:00:06Z"}
            """,
        [TranscriptFormat.GeminiCli] =
            """
            {
              "sessionId": "s-1", "projectHash": "abc", "startTime": "2026-07-01T10:00:00Z",
              "messages": [
                {"id": "1", "timestamp": "2026-07-01T10:00:00Z", "type": "user", "content": "Run the tests"},
                {"id": "2", "timestamp": "2026-07-01T10:00:01Z", "type": "gemini", "content": "", "toolCalls": [
                  {"id": "c1", "name": "run_shell_command", "args": {"command": "npm tset"}, "status": "success", "result": [{"functionResponse": {"id": "c1", "response": {"output": "Output: Unknown command: \"tset\"\nExit Code: 1"}}}]},
                  {"id": "c2", "name": "run_shell_command", "args": {"command": "npm test"}, "status": "success", "result": [{"functionResponse": {"id": "c2", "response": {"output": "ok 12"}}}]}]},
                {"id": "3", "timestamp": "2026-07-01T10:00:05Z", "type": "user", "content": [{"text": "don't use npm here, use pnpm instead"}]},
                {"id": "4", "timestamp": "2026-07-01T10:00:06Z", "type": "gemini", "content": "You're right."}
              ]
            }
            """,
        [TranscriptFormat.Qwen] =
            """
            {"uuid":"1","sessionId":"s-1","timestamp":"2026-07-01T10:00:00Z","type":"user","cwd":"/srv/shop","message":{"role":"user","parts":[{"text":"Run the tests"}]}}
            {"uuid":"2","sessionId":"s-1","type":"assistant","message":{"role":"model","parts":[{"functionCall":{"id":"c1","name":"run_shell_command","args":{"command":"npm tset"}}}]}}
            {"uuid":"3","sessionId":"s-1","type":"tool_result","message":{"role":"user","parts":[{"functionResponse":{"id":"c1","name":"run_shell_command","response":{"output":"Unknown command: \"tset\"\nExit Code: 1"}}}]}}
            {"uuid":"4","sessionId":"s-1","type":"assistant","message":{"role":"model","parts":[{"functionCall":{"id":"c2","name":"run_shell_command","args":{"command":"npm test"}}}]}}
            {"uuid":"5","sessionId":"s-1","type":"tool_result","message":{"role":"user","parts":[{"functionResponse":{"id":"c2","name":"run_shell_command","response":{"output":"ok 12\nExit Code: 0"}}}]}}
            {"uuid":"6","sessionId":"s-1","type":"user","message":{"role":"user","parts":[{"text":"don't use npm here, use pnpm instead"}]}}
            {"uuid":"7","sessionId":"s-1","type":"assistant","message":{"role":"model","parts":[{"text":"hm","thought":true},{"text":"You're right."}]}}
            """,
        [TranscriptFormat.OpenCode] =
            """
            {"info":{"id":"s-1","directory":"/srv/shop","time":{"created":1782900000000}},"messages":[
            {"info":{"role":"user","time":{"created":1782900000000}},"parts":[{"type":"text","text":"Run the tests"},{"type":"text","text":"hidden","synthetic":true}]},
            {"info":{"role":"assistant"},"parts":[{"type":"tool","tool":"bash","state":{"status":"completed","input":{"command":"npm tset"},"output":"Unknown command: \"tset\"","metadata":{"exit":1}}},
              {"type":"tool","tool":"bash","state":{"status":"completed","input":{"command":"npm test"},"output":"ok 12","metadata":{"exit":0}}}]},
            {"info":{"role":"user"},"parts":[{"type":"text","text":"don't use npm here, use pnpm instead"}]},
            {"info":{"role":"assistant"},"parts":[{"type":"text","text":"You're right."}]}]}
            """,
        [TranscriptFormat.Droid] =
            """
            {"type":"session_start","id":"s-1","title":"t","cwd":"/srv/shop"}
            {"type":"message","id":"1","timestamp":"2026-07-01T10:00:00Z","message":{"role":"user","content":[{"type":"text","text":"Run the tests"}]}}
            {"type":"message","id":"2","message":{"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"Execute","input":{"command":"npm tset"}}]}}
            {"type":"message","id":"3","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","is_error":true,"content":"Unknown command: \"tset\""}]}}
            {"type":"message","id":"4","message":{"role":"assistant","content":[{"type":"tool_use","id":"c2","name":"Execute","input":{"command":"npm test"}}]}}
            {"type":"message","id":"5","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"c2","content":"ok 12"}]}}
            {"type":"message","id":"6","message":{"role":"user","content":[{"type":"text","text":"don't use npm here, use pnpm instead"}]}}
            {"type":"message","id":"7","message":{"role":"assistant","content":[{"type":"text","text":"You're right."}]}}
            """,
        [TranscriptFormat.Cline] =
            """
            [{"role":"user","content":[{"type":"text","text":"<task>Run the tests</task>"},{"type":"text","text":"<environment_details>cwd</environment_details>"}]},
             {"role":"assistant","content":[{"type":"text","text":"I run them.\n<execute_command>\n<command>npm tset</command>\n</execute_command>"}]},
             {"role":"user","content":[{"type":"text","text":"[execute_command for 'npm tset'] Result:\nCommand executed. exit code 1\nUnknown command: \"tset\""}]},
             {"role":"assistant","content":[{"type":"tool_use","id":"c2","name":"execute_command","input":{"command":"npm test"}}]},
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"c2","content":"ok 12"}]},
             {"role":"user","content":"don't use npm here, use pnpm instead"},
             {"role":"assistant","content":"You're right."}]
            """,
        [TranscriptFormat.Pi] =
            """
            {"type":"session","version":3,"id":"s-1","timestamp":"2026-07-01T10:00:00Z","cwd":"/srv/shop"}
            {"type":"message","id":"1","parentId":null,"timestamp":"2026-07-01T10:00:00Z","message":{"role":"user","content":[{"type":"text","text":"Run the tests"}],"timestamp":1}}
            {"type":"message","id":"2","parentId":"1","message":{"role":"assistant","content":[{"type":"toolCall","id":"c1","name":"bash","arguments":{"command":"npm tset"}}]}}
            {"type":"message","id":"3","parentId":"2","message":{"role":"toolResult","toolCallId":"c1","isError":true,"content":[{"type":"text","text":"Unknown command: \"tset\""}]}}
            {"type":"message","id":"4","parentId":"3","message":{"role":"assistant","content":[{"type":"toolCall","id":"c2","name":"bash","arguments":{"command":"npm test"}}]}}
            {"type":"message","id":"5","parentId":"4","message":{"role":"toolResult","toolCallId":"c2","isError":false,"content":[{"type":"text","text":"ok 12"}]}}
            {"type":"message","id":"6","parentId":"5","message":{"role":"user","content":"don't use npm here, use pnpm instead"}}
            {"type":"message","id":"7","parentId":"6","message":{"role":"assistant","content":[{"type":"text","text":"You're right."}]}}
            """,
        [TranscriptFormat.Kiro] =
            """
            {"conversation_id":"s-1","history":[
            {"user":{"content":{"Prompt":{"prompt":"Run the tests"}},"env_context":{"env_state":{"current_working_directory":"/srv/shop"}}},"assistant":{"ToolUse":{"tool_uses":[{"id":"c1","name":"execute_bash","args":{"command":"npm tset"}}]}}},
            {"user":{"content":{"ToolUseResults":{"tool_use_results":[{"tool_use_id":"c1","content":[{"Json":{"exit_status":"1","stdout":"","stderr":"Unknown command: \"tset\""}}],"status":"Success"}]}}},"assistant":{"ToolUse":{"tool_uses":[{"id":"c2","name":"execute_bash","args":{"command":"npm test"}}]}}},
            {"user":{"content":{"ToolUseResults":{"tool_use_results":[{"tool_use_id":"c2","content":[{"Json":{"exit_status":"0","stdout":"ok 12","stderr":""}}],"status":"Success"}]}}},"assistant":{"Response":{"content":"Done."}}},
            {"user":{"content":{"Prompt":{"prompt":"don't use npm here, use pnpm instead"}}},"assistant":{"Response":{"content":"You're right."}}}]}
            """,
        [TranscriptFormat.Goose] =
            """
            {"id":"s-1","working_dir":"/srv/shop","description":"t"}
            {"role":"user","created":1782900000,"content":[{"type":"text","text":"Run the tests"}]}
            {"role":"assistant","created":1782900001,"content":[{"type":"toolRequest","id":"c1","toolCall":{"status":"success","value":{"name":"developer__shell","arguments":{"command":"npm tset"}}}}]}
            {"role":"user","created":1782900002,"content":[{"type":"toolResponse","id":"c1","toolResult":{"status":"success","value":{"content":[{"type":"text","text":"Unknown command: \"tset\""}],"isError":true}}}]}
            {"role":"assistant","created":1782900003,"content":[{"type":"toolRequest","id":"c2","toolCall":{"status":"success","value":{"name":"developer__shell","arguments":{"command":"npm test"}}}}]}
            {"role":"user","created":1782900004,"content":[{"type":"toolResponse","id":"c2","toolResult":{"status":"success","value":[{"type":"text","text":"ok 12"}]}}]}
            {"role":"user","created":1782900005,"content":[{"type":"text","text":"don't use npm here, use pnpm instead"}]}
            {"role":"assistant","created":1782900006,"content":[{"type":"text","text":"You're right."}]}
            """,
        [TranscriptFormat.SpecStory] =
            """
            <!-- Generated by SpecStory -->

            _**User (2026-07-01 10:00:00Z)**_

            Run the tests

            ---

            _**Agent (2026-07-01 10:00:01Z)**_

            Tool use: **Bash** Run

            `npm tset`

            ```
            Exit code 1
            Unknown command: "tset"
            ```

            _**Agent**_

            Tool use: **Bash**

            `npm test`

            ```
            ok 12
            ```

            _**User**_

            don't use npm here, use pnpm instead

            ---

            _**Agent**_

            You're right.
            """,
    };

    /// <summary>All formats with what they can tell.</summary>
    public static IReadOnlyDictionary<TranscriptFormat, string> All { get; } = new Dictionary<TranscriptFormat, string>(WithResults)
    {
        [TranscriptFormat.Cursor] =
            """
            {"role":"user","message":{"content":[{"type":"text","text":"<user_query>\nRun the tests\n</user_query>"}]}}
            {"role":"assistant","message":{"content":[{"type":"tool_use","id":"c1","name":"Shell","input":{"command":"npm tset"}}]}}
            {"role":"assistant","message":{"content":[{"type":"tool_use","id":"c2","name":"Shell","input":{"command":"npm test"}}]}}
            {"role":"user","message":{"content":"don't use npm here, use pnpm instead"}}
            {"role":"assistant","message":{"content":"You're right."}}
            """,
        [TranscriptFormat.Aider] =
            """
            # aider chat started at 2026-07-01 10:00:00

            > Aider v0.86.1

            #### Run the tests
            I run them.

            > Running npm tset
            > Running npm test

            #### don't use npm here, use pnpm instead
            You're right.
            """,
        [TranscriptFormat.SweAgent] =
            """
            {"environment":"main","trajectory":[
            {"action":"npm tset","observation":"Error: Unknown command: \"tset\"","thought":"Run the tests","state":{"working_dir":"/srv/shop"}},
            {"action":"npm test","observation":"ok 12","thought":""}]}
            """,
    };

    public static IEnumerable<TheoryDataRow<TranscriptFormat>> Formats => All.Keys.Select(f => new TheoryDataRow<TranscriptFormat>(f));

    public static IEnumerable<TheoryDataRow<TranscriptFormat>> FormatsWithResults => WithResults.Keys.Select(f => new TheoryDataRow<TranscriptFormat>(f));

    public static Transcript Read(string text, int chunk = 1 << 20)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Read(bytes, chunk);
    }

    public static Transcript Read(byte[] bytes, int chunk = 1 << 20)
    {
        var reader = new TranscriptReader();
        for (var at = 0; at < bytes.Length; at += chunk)
            reader.Feed(bytes.AsSpan(at, Math.Min(chunk, bytes.Length - at)));
        return reader.Complete();
    }
}
