using System.Text;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Tests.Core.Transcripts;

public sealed class TranscriptReaderTests
{
    [Theory]
    [MemberData(nameof(SmallSessions.Formats), MemberType = typeof(SmallSessions))]
    public void The_format_is_told_by_its_content_and_the_calls_are_read(TranscriptFormat format)
    {
        var session = SmallSessions.Read(SmallSessions.All[format]);
        Assert.Equal(format, session.Format);
        Assert.Equal(["npm tset", "npm test"], session.Calls.Select(c => c.Input));
        Assert.All(session.Calls, c => Assert.True(c.IsShell));
        Assert.Equal([0, 1], session.Calls.Select(c => c.At));
        Assert.Equal(0, session.Damaged);
        if (format != TranscriptFormat.SweAgent)
            Assert.Equal([SmallSessions.Task, SmallSessions.Correction], session.Turns.Where(t => !t.IsHarness).Select(t => t.Text));
    }

    [Theory]
    [MemberData(nameof(SmallSessions.FormatsWithResults), MemberType = typeof(SmallSessions))]
    public void Failure_and_success_are_told_from_each_other(TranscriptFormat format)
    {
        var session = SmallSessions.Read(SmallSessions.WithResults[format]);
        Assert.Equal([CallOutcome.Failed, CallOutcome.Succeeded], session.Calls.Select(c => c.Outcome));
        Assert.Contains("Unknown command", session.Calls[0].Output, StringComparison.Ordinal);
        Assert.Contains(session.Texts, t => t.Text == "You're right.");
        Assert.True(session.Calls[1].Order < session.Turns[^1].Order);
    }

    [Theory]
    [MemberData(nameof(SmallSessions.Formats), MemberType = typeof(SmallSessions))]
    public void Bytes_may_come_in_pieces_of_any_size(TranscriptFormat format)
    {
        // More than the reader looks at to tell the format, so that the splitter sees the pieces too.
        var text = SmallSessions.All[format];
        var padding = new string(' ', 300_000);
        foreach (var whole in new[] { text, text + padding })
        {
            var expected = Told(SmallSessions.Read(whole));
            foreach (var size in new[] { 1, 7, 4096 })
                Assert.Equal(expected, Told(SmallSessions.Read(whole, size)));
        }
    }

    [Fact]
    public void Documents_are_cut_into_elements_wherever_the_bytes_break()
    {
        var message = """{"id":"1","type":"user","content":"a \"quoted\" ] } , \\"}""";
        var document = $$"""{"projectHash":"x","sessionId":"s","note":[1,{"a":[2]}],"messages":[{{string.Join(",\n ", Enumerable.Repeat(message, 6000))}}],"kind":"main"}""";
        foreach (var size in new[] { 13, 5000, 1 << 20 })
        {
            var session = SmallSessions.Read(document, size);
            Assert.Equal(6000, session.Turns.Count);
            Assert.All(session.Turns, t => Assert.Equal("a \"quoted\" ] } , \\", t.Text));
            Assert.Equal(Enumerable.Range(1, 6000), session.Turns.Select(t => t.Line));
        }
    }

    [Fact]
    public void Damaged_and_unknown_lines_are_passed_over_and_counted()
    {
        var lines = SmallSessions.All[TranscriptFormat.ClaudeCode].Split('\n').ToList();
        lines.Insert(3, "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"tool_use\",\"name\":\"Bash\",\"input\":{\"command\":\"lost\"}}]}");
        lines.Insert(4, "{\"type\":\"a-future-kind\",\"x\":1}");
        lines.Insert(5, "not json at all");
        var session = SmallSessions.Read(string.Join('\n', lines) + "\n{\"type\":\"user\",\"message\":{\"content\":\"cut of");
        Assert.Equal(2, session.Calls.Count);
        Assert.Equal(3, session.Damaged);
        Assert.Equal(1, session.Unknown);
    }

    [Fact]
    public void A_copied_history_is_taken_once()
    {
        var text = SmallSessions.All[TranscriptFormat.ClaudeCode];
        Assert.Equal(2, SmallSessions.Read(text + "\n" + text).Calls.Count);
    }

    [Fact]
    public void A_denial_keeps_what_the_user_typed()
    {
        var session = SmallSessions.Read(
            """
            {"type":"user","sessionId":"s","message":{"content":"go"}}
            {"type":"assistant","message":{"content":[{"type":"tool_use","id":"c1","name":"Bash","input":{"command":"git push"}},{"type":"tool_use","id":"c2","name":"Bash","input":{"command":"ls"}}]}}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c1","is_error":true,"content":"The user doesn't want to proceed with this tool use. The tool use was rejected. To tell you how to proceed, the user said:\nnever push, I do that myself"}]}}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c2","is_error":true,"content":"<tool_use_error>Sibling tool call errored</tool_use_error>"}]}}
            """);
        Assert.Equal([CallOutcome.Denied, CallOutcome.NotRun], session.Calls.Select(c => c.Outcome));
        Assert.Equal("never push, I do that myself", session.Calls[0].Reason);
    }

    [Fact]
    public void A_codex_command_that_runs_on_ends_at_the_later_call()
    {
        var session = SmallSessions.Read(
            """
            {"type":"session_meta","payload":{"id":"s","cwd":"/w"}}
            {"type":"response_item","payload":{"type":"function_call","name":"exec_command","arguments":"{\"cmd\":\"make all\"}","call_id":"c1"}}
            {"type":"response_item","payload":{"type":"function_call_output","call_id":"c1","output":"Process running with session ID 42\nOutput:\n"}}
            {"type":"response_item","payload":{"type":"function_call","name":"write_stdin","arguments":"{\"session_id\":42,\"chars\":\"\"}","call_id":"c2"}}
            {"type":"response_item","payload":{"type":"function_call_output","call_id":"c2","output":"Process exited with code 2\nOutput:\nmake: *** No rule"}}
            """);
        Assert.Equal(["make all", "make all"], session.Calls.Select(c => c.Input));
        Assert.Equal([CallOutcome.Unknown, CallOutcome.Failed], session.Calls.Select(c => c.Outcome));
        Assert.Equal(2, session.Calls[1].ExitCode);
    }

    [Fact]
    public void Cursors_bubbles_hold_calls_with_their_results()
    {
        var session = SmallSessions.Read(
            """
            {"_v":3,"type":1,"bubbleId":"b1","text":"Run the tests"}
            {"_v":3,"type":2,"bubbleId":"b2","text":"","toolFormerData":{"name":"run_terminal_cmd","status":"completed","rawArgs":"{\"command\":\"npm tset\"}","result":"{\"output\":\"Unknown command\",\"exitCode\":1}"}}
            {"_v":3,"type":2,"bubbleId":"b3","text":"","toolFormerData":{"name":"run_terminal_cmd","status":"cancelled","userDecision":"rejected","rawArgs":"{\"command\":\"rm -rf .\"}"}}
            """);
        Assert.Equal(TranscriptFormat.Cursor, session.Format);
        Assert.Equal(["npm tset", "rm -rf ."], session.Calls.Select(c => c.Input));
        Assert.Equal([CallOutcome.Failed, CallOutcome.Denied], session.Calls.Select(c => c.Outcome));
        Assert.Equal("Unknown command", session.Calls[0].Output);
    }

    [Fact]
    public void Long_output_keeps_both_ends()
    {
        var output = "first " + new string('x', 100_000) + " last";
        var line = $$"""{"action":"make","observation":"{{output}}"}""";
        var call = Assert.Single(SmallSessions.Read($$"""{"trajectory":[{{line}}]}""").Calls);
        Assert.StartsWith("first", call.Output, StringComparison.Ordinal);
        Assert.EndsWith("last", call.Output, StringComparison.Ordinal);
        Assert.True(call.Output.Length < 2000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("just a text file\nwith lines")]
    [InlineData("{\"some\":\"json\"}")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"messages\":")]
    public void Anything_else_is_no_session(string text)
    {
        var session = SmallSessions.Read(text);
        Assert.Empty(session.Calls);
        Assert.Empty(session.Turns);
    }

    [Theory]
    [MemberData(nameof(SmallSessions.Formats), MemberType = typeof(SmallSessions))]
    public void Cut_and_flipped_bytes_never_throw(TranscriptFormat format)
    {
        var bytes = Encoding.UTF8.GetBytes(SmallSessions.All[format]);
        for (var cut = 0; cut < bytes.Length; cut += 5)
            Assert.True(SmallSessions.Read(bytes[..cut]).Calls.Count <= 2);
        for (var i = 0; i < bytes.Length; i++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[i] ^= (byte)(1 << (i % 8));
            Assert.InRange(SmallSessions.Read(flipped, chunk: 100).Calls.Count, 0, 3);
        }
    }

    [Fact]
    public void Deep_nesting_is_damage_and_nothing_more()
    {
        var deep = new string('[', 50_000);
        var session = SmallSessions.Read(SmallSessions.All[TranscriptFormat.ClaudeCode] + "\n{\"type\":\"user\",\"message\":{\"content\":" + deep + "}}");
        Assert.Equal(2, session.Calls.Count);
        Assert.Equal(1, session.Damaged);
    }

    private static string Told(Transcript session) =>
        string.Join('\n', session.Calls.Select(c => $"{c.At} {c.Line} {c.Input} {c.Outcome} {c.Output}").Concat(session.Turns.Select(t => $"{t.At} {t.Line} {t.Text}")));
}
