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
        Assert.Equal("settled aha_1", Runs("dotnet build"));
    }

    [Fact]
    public void To_run_the_failed_command_again_is_no_advice()
    {
        Fails("dotnet build");
        Hint("aha_1", "Run `dotnet build` again");
        Assert.Equal("settled aha_1", Runs("dotnet build"));
    }

    [Fact]
    public void A_file_that_the_failed_command_names_is_not_used_by_running_it_again()
    {
        Fails("kubectl apply -f deploy.yaml");
        Hint("aha_1", "Set the annotations in base.yaml", "Run `kubectl apply -f deploy.yaml` again");
        Assert.Equal("settled aha_1", Runs("kubectl apply -f deploy.yaml"));
    }

    [Fact]
    public void A_hint_that_no_failure_brought_up_cannot_have_helped()
    {
        session.Add(Receipt.OfHint(Event("claude-code", "UserPromptSubmit", "{}"), null, "aha_1", ["Run `npm rebuild --force`"], 10, "prompt"));
        Assert.Equal("", Runs("npm rebuild --force"));
        Assert.Equal("", Runs("npm test"));
    }

    [Fact]
    public void A_bare_script_that_was_run_is_advice_taken()
    {
        Fails("./unit.sh");
        Hint("aha_1", "Run `./tools/migrate.sh`");
        Assert.Equal("", Runs("cat tools/migrate.sh"));
        Assert.Equal("used aha_1", Runs("bash tools/migrate.sh"));
        Assert.Equal("helped aha_1", Runs("./unit.sh"));
    }

    [Theory]
    [InlineData("cat Directory.Build.props")]
    [InlineData("grep -n LangVersion ./Directory.Build.props | head")]
    [InlineData("git diff Directory.Build.props")]
    [InlineData("npm ci --help")]
    [InlineData("npm ci --dry-run")]
    [InlineData("echo npm ci")]
    public void To_look_at_something_is_not_to_use_it(string command)
    {
        Fails("dotnet build");
        Hint("aha_1", "Run `npm ci`", "Set `LangVersion` in Directory.Build.props");
        Assert.Equal("", Runs(command));
        Assert.Equal("", Take(Event("claude-code", "PostToolUse", """{"tool_name":"Read","tool_input":{"file_path":"/a/Directory.Build.props"},"tool_response":{}}""")));
        Assert.Equal("settled aha_1", Runs("dotnet build"));
    }

    [Fact]
    public void A_file_written_by_redirection_is_advice_taken()
    {
        Fails("npm test");
        Hint("aha_1", "Put the registry into .npmrc");
        Assert.Equal("used aha_1", Runs("echo registry=https://r.example >> .npmrc"));
        Assert.Equal("helped aha_1", Runs("npm test"));
    }

    [Fact]
    public void After_a_success_without_the_advice_a_later_use_proves_nothing()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Assert.Equal("settled aha_1", Runs("npm test"));
        Assert.Equal("", Runs("npm rebuild --force"));
        Assert.Equal("", Runs("npm test"));
    }

    [Fact]
    public void A_card_that_was_known_before_the_failure_can_help()
    {
        session.Add(Receipt.OfHint(Event("claude-code", "SessionStart", """{"source":"startup"}"""), null, "aha_1", ["Run `npm rebuild --force`"], 10, "start"));
        Assert.Equal("", Runs("npm rebuild --force"));
        Fails("npm test");
        session.AddRange(Outcomes.Cases(session, lastFailure!, [("aha_1", (IReadOnlyList<string>)["Run `npm rebuild --force`"])], null));
        Assert.Equal(Receipt.Fits, session[^1].Kind);
        Assert.Empty(Outcomes.Cases(session, lastFailure!, [("aha_1", (IReadOnlyList<string>)["Run `npm rebuild --force`"])], null));
        Assert.Equal("used aha_1", Runs("npm rebuild --force"));
        Assert.Equal("helped aha_1", Runs("npm test"));
    }

    [Fact]
    public void Another_failure_of_the_same_command_is_no_case_against_the_card()
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Runs("npm rebuild --force");
        Assert.Equal("", Fails("npm test", fits: []));
        Assert.Equal("helped aha_1", Runs("npm test"));
    }

    [Theory]
    [InlineData("claude-code", "PostToolUse", """{"tool_input":{"command":"npm test","run_in_background":true},"tool_response":{"stdout":"","backgroundTaskId":"b1"}}""")]
    [InlineData("claude-code", "PostToolUse", """{"tool_input":{"command":"npm test"},"tool_response":{"stdout":"","backgroundTaskId":"b1"}}""")]
    [InlineData("gemini-cli", "AfterTool", """{"tool_name":"run_shell_command","tool_input":{"command":"npm test","is_background":true},"tool_response":{"llmContent":"Command moved to background (PID: 7). Output hidden."}}""")]
    [InlineData("copilot-cli", "postToolUse", """{"toolName":"bash","toolArgs":{"command":"npm test","mode":"async"},"toolResult":{"resultType":"success","textResultForLlm":"<command started in background with shellId: 1>"}}""")]
    public void A_command_in_the_background_has_not_ended(string agent, string name, string payload)
    {
        Fails("npm test");
        Hint("aha_1", "Run `npm rebuild --force`");
        Runs("npm rebuild --force");
        var e = Event(agent, name, payload);
        Assert.Equal(ToolOutcome.Unknown, e.Outcome);
        Assert.Equal("", Take(e));
    }

    [Theory]
    [InlineData("npm test | tail -5")]
    [InlineData("npm test || true")]
    [InlineData("npm test &")]
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
        Assert.Equal("settled aha_1", Runs("npm test"));
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

    private string Fails(string command, string[]? fits = null)
    {
        lastFailure = Event("claude-code", "PostToolUseFailure", $$"""{"tool_input":{"command":"{{command}}"},"error":"Exit code 1"}""");
        return Take(lastFailure, fits ?? ["aha_1"]);
    }

    private string Runs(string command) =>
        Take(Event("claude-code", "PostToolUse", $$$"""{"tool_input":{"command":"{{{command}}}"},"tool_response":{"stdout":""}}"""));

    private string Edits(string file) => Take(Event("claude-code", "PostToolUse", $$$"""{"tool_input":{"file_path":"{{{file}}}"},"tool_response":{}}"""));

    private string Take(HookEvent e, params string[] fits)
    {
        var lines = Outcomes.Of(session, e, fits.ToHashSet(StringComparer.Ordinal), "2026-01-01T00:00:01Z");
        session.AddRange(lines);
        return string.Join(' ', lines.Select(l => $"{l.Kind} {l.CardId}"));
    }

    private static HookEvent Event(string agent, string name, string payload) =>
        HookPayloadParser.Read(AgentTable.Find(agent)!, Encoding.UTF8.GetBytes(payload), name) ?? throw new InvalidOperationException(name);
}
