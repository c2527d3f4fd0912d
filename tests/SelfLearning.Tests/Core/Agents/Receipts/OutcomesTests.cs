using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Agents.Receipts;

public sealed class OutcomesTests
{
    private readonly List<Receipt> session = [];

    [Fact]
    public void Advice_taken_and_then_success_of_the_failed_command_is_help_once()
    {
        Fails("dotnet build");
        Hint("aha_1", "Run `dotnet nuget locals all --clear`");

        Assert.Equal("used aha_1", Runs("dotnet nuget locals all --clear"));
        Assert.Equal("helped aha_1", Runs("cd src && dotnet build"));
        Assert.Equal("", Runs("dotnet build"));
    }

    [Fact]
    public void A_named_file_that_was_edited_is_advice_taken()
    {
        Fails("dotnet build");
        Hint("aha_1", "Set `LangVersion` in Directory.Build.props");

        Assert.Equal("used aha_1", Edits("/home/u/app/Directory.Build.props"));
        Assert.Equal("helped aha_1", Runs("dotnet build"));
    }

    [Fact]
    public void Advice_and_command_in_one_line_are_both_at_once()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Assert.Equal("helped aha_1", Runs("npm rebuild --force && npm test"));
    }

    [Fact]
    public void Success_without_the_advice_is_nothing()
    {
        Fails("dotnet build");
        Hint("aha_1", "Run `dotnet nuget locals all --clear`");
        Assert.Equal("", Runs("dotnet restore"));
        Assert.Equal("", Runs("dotnet build"));
    }

    [Fact]
    public void To_run_the_failed_command_again_is_no_advice()
    {
        Fails("dotnet build");
        Hint("aha_1", "Run `dotnet build` again");
        Assert.Equal("", Runs("dotnet build"));
    }

    [Fact]
    public void A_hint_that_no_failure_brought_up_cannot_have_helped()
    {
        session.Add(Receipt.OfHint(Event("claude-code", "UserPromptSubmit", "{}"), null, "aha_1", ["Run `npm rebuild --force`"], 10, "prompt"));
        Assert.Equal("", Runs("npm rebuild --force"));
        Assert.Equal("", Runs("npm test"));
    }

    [Theory]
    [InlineData("npm test | tail -5")]
    [InlineData("npm test || true")]
    public void A_success_that_hides_the_exit_code_is_nothing(string command)
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Runs("npm rebuild --force");
        Assert.Equal("", Runs(command));
    }

    [Fact]
    public void Success_that_only_looks_like_one_is_nothing()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Runs("npm rebuild --force");
        var silent = Event("codex", "PostToolUse", """{"tool_input":{"command":"npm test"},"tool_response":"42 passing"}""");
        Assert.Equal(ToolOutcome.Unknown, silent.Outcome);
        Assert.Equal("", Take(silent));
    }

    [Fact]
    public void Advice_that_itself_failed_was_not_used()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Assert.Equal("", Fails("npm rebuild --force"));
        Assert.Equal("", Runs("npm test"));
    }

    [Fact]
    public void Advice_taken_and_failure_again_is_one_case_and_two_sessions_make_harm()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Runs("npm rebuild --force");
        Assert.Equal("against aha_1", Fails("npm test"));
        Assert.Equal("", Fails("npm test"));

        Assert.Empty(Outcomes.Harmed([session]));
        Assert.Equal(["aha_1"], Outcomes.Harmed([session, session.ToList()]));
        Assert.Empty(Outcomes.Harmed([session, session.ToList(), [new Receipt(Receipt.Helped) { CardId = "aha_1" }]]));
    }

    [Fact]
    public void Receipts_are_read_back_as_they_were_written()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force` and edit .npmrc");
        var line = JsonText.Line(session[^1].ToJson());

        Assert.StartsWith("""{"kind": "shown", "ts": "2026-01-01T00:00:00Z", "card": "aha_1", "moment": "AfterFailure", "why": "error", "tokens": 40, "failed": [""", line);
        Assert.DoesNotContain("npm test", line, StringComparison.Ordinal);
        Assert.True(JsonReader.TryRead(Encoding.UTF8.GetBytes(line), out var value, out _));
        Assert.Equal(line, JsonText.Line(Receipt.FromJson(value)!.ToJson()));
        Assert.Null(Receipt.FromJson(JsonValue.Null));
        Assert.Null(Receipt.FromJson(new JsonObject { { "kind", 7 } }));
    }

    private void Hint(string id, params string[] steps) =>
        session.Add(Receipt.OfHint(lastFailure!, "2026-01-01T00:00:00Z", id, steps, 40, "error"));

    private HookEvent? lastFailure;

    private string Fails(string command)
    {
        lastFailure = Event("claude-code", "PostToolUseFailure", $$"""{"tool_input":{"command":"{{command}}"},"error":"Exit code 1"}""");
        return Take(lastFailure);
    }

    private string Runs(string command) =>
        Take(Event("claude-code", "PostToolUse", $$$"""{"tool_input":{"command":"{{{command}}}"},"tool_response":{"stdout":""}}"""));

    private string Edits(string file) => Take(Event("claude-code", "PostToolUse", $$$"""{"tool_input":{"file_path":"{{{file}}}"},"tool_response":{}}"""));

    private string Take(HookEvent e)
    {
        var lines = Outcomes.Of(session, e, "2026-01-01T00:00:01Z");
        session.AddRange(lines);
        return string.Join(' ', lines.Select(l => $"{l.Kind} {l.CardId}"));
    }

    private static HookEvent Event(string agent, string name, string payload) =>
        HookPayloadParser.Read(AgentTable.Find(agent)!, Encoding.UTF8.GetBytes(payload), name) ?? throw new InvalidOperationException(name);
}
