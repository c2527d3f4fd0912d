using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Agents.Hooks;

public sealed class HookAnswerTests
{
    [Theory]
    [InlineData("claude-code", "SessionStart", """{"hookSpecificOutput": {"hookEventName": "SessionStart", "additionalContext": "hint"}}""")]
    [InlineData("claude-code", "PostToolUseFailure", """{"hookSpecificOutput": {"hookEventName": "PostToolUseFailure", "additionalContext": "hint"}}""")]
    [InlineData("claude-code", "Stop", "")]
    [InlineData("codex", "PostToolUse", """{"hookSpecificOutput": {"hookEventName": "PostToolUse", "additionalContext": "hint"}}""")]
    [InlineData("codex", "Stop", "{}")]
    [InlineData("copilot-cli", "SessionStart", """{"additionalContext": "hint"}""")]
    [InlineData("copilot-cli", "UserPromptSubmit", "")]
    [InlineData("vscode", "UserPromptSubmit", "")]
    [InlineData("cursor", "postToolUse", """{"additional_context": "hint"}""")]
    [InlineData("cursor", "stop", "")]
    [InlineData("antigravity", "PreInvocation", """{"injectSteps": [{"ephemeralMessage": "hint"}]}""")]
    [InlineData("antigravity", "Stop", "")]
    [InlineData("cline", "UserPromptSubmit", """{"cancel": false, "contextModification": "hint"}""")]
    [InlineData("cline", "TaskComplete", """{"cancel": false}""")]
    [InlineData("kiro", "UserPromptSubmit", "hint")]
    [InlineData("windsurf", "pre_user_prompt", "")]
    [InlineData("goose", "SessionStart", "")]
    public void A_hint_comes_in_the_shape_the_host_takes_or_not_at_all(string agent, string eventName, string expected) =>
        Assert.Equal(expected, HookAnswer.Render(Event(agent, eventName), "hint"));

    [Fact]
    public void A_turns_end_is_never_answered_with_text()
    {
        var ends = AgentTable.All.SelectMany(a => a.Events.Where(e => e.Moment is Moment.Stop or Moment.SubagentStop or Moment.SessionEnd)).ToList();
        Assert.NotEmpty(ends);
        Assert.All(ends, e => Assert.Equal(AnswerShape.None, e.Answer));
    }

    [Fact]
    public void Each_event_of_each_agent_is_read_by_its_name_and_answered_in_valid_json()
    {
        foreach (var agent in AgentTable.All)
        {
            foreach (var row in agent.Events)
            {
                var payload = Encoding.UTF8.GetBytes($$"""{"{{agent.Payload.Event[0]}}":"{{row.Event}}","session_id":"s","transcript_path":"t"}""");
                var e = HookPayloadParser.Read(agent, payload) ?? throw new InvalidOperationException($"{agent.Id} {row.Event}");
                Assert.Same(row, e.Row);

                var answer = HookAnswer.Render(e, "a hint");
                Assert.Equal(HookAnswer.CanTake(e), answer.Contains("a hint", StringComparison.Ordinal));
                Assert.True(row.Answer == AnswerShape.PlainText || answer.Length == 0 || JsonReader.TryRead(Encoding.UTF8.GetBytes(answer), out _, out _));
            }
        }
    }

    [Fact]
    public void Text_beyond_the_hosts_limit_is_not_given_rather_than_cut()
    {
        var e = Event("codex", "PostToolUse");
        Assert.Contains("é", HookAnswer.Render(e, new string('é', 5_000)), StringComparison.Ordinal);
        Assert.Equal("", HookAnswer.Render(e, new string('é', 5_001)));
    }

    [Fact]
    public void Budgets_keep_the_bar()
    {
        Assert.True(MomentBudget.Of(Moment.SessionStart).Tokens * 4 <= 2_048);
        Assert.True(MomentBudget.Of(Moment.Prompt).Tokens <= 400);
        Assert.Equal(3, MomentBudget.Of(Moment.AfterFailure).Cards);
        Assert.All([Moment.Stop, Moment.SessionEnd, Moment.SubagentStop, Moment.AfterTool], m => Assert.False(MomentBudget.Of(m).MaySpeak));
        Assert.Equal(2, MomentBudget.TokensOf("12345"));
    }

    [Theory]
    [InlineData("/home/u/.local/share/self-learning/bin/self-learning", true)]
    [InlineData("C:/tools/self-learning.exe", true)]
    [InlineData("/home/a b/self-learning", true)]
    [InlineData("/home/zoë (work)/self-learning", true)]
    [InlineData("/home/a`b/self-learning", false)]
    [InlineData("/home/u$/self-learning", false)]
    [InlineData("C:\\tools\\self-learning.exe", false)]
    [InlineData("/usr/bin/other", false)]
    public void Only_a_path_that_shells_take_is_written(string program, bool taken) =>
        Assert.Equal(taken, HookCommand.Refusal(program) is null);

    [Fact]
    public void The_command_names_the_event_only_where_the_payload_does_not()
    {
        Assert.Equal("/x/self-learning hook codex", Command("codex", "Stop"));
        Assert.Equal("/x/self-learning hook copilot-cli agentStop", Command("copilot-cli", "agentStop"));

        static string Command(string agent, string name) => HookCommand.For(AgentTable.Find(agent)!, AgentTable.Find(agent)!.FindEvent(name)!, "/x/self-learning");
    }

    [Theory]
    [InlineData("/x/self-learning hook codex", true)]
    [InlineData("\"/a b/self-learning\" hook codex", true)]
    [InlineData("\"/a b/other\" hook codex", false)]
    [InlineData("C:\\x\\self-learning.exe hook codex Stop", true)]
    [InlineData("/x/self-learning-other hook codex", false)]
    [InlineData("echo self-learning hook codex", false)]
    [InlineData("/x/self-learning recall x", false)]
    [InlineData(null, false)]
    public void Our_commands_are_known_again(string? command, bool ours) => Assert.Equal(ours, HookCommand.IsOurs(command));

    private static HookEvent Event(string agent, string eventName) =>
        HookPayloadParser.Read(AgentTable.Find(agent)!, Encoding.UTF8.GetBytes("{}"), eventName) ?? throw new InvalidOperationException(eventName);
}
