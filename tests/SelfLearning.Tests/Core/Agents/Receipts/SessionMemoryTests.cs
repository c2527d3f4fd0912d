using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Receipts;

namespace SelfLearning.Tests.Core.Agents.Receipts;

public sealed class SessionMemoryTests
{
    [Fact]
    public void What_was_shown_since_the_last_reset_was_seen()
    {
        Receipt[] session = [Shown("a"), new(Receipt.Reset), Shown("b"), Shown("c", "sub"), new(Receipt.Used) { CardId = "a" }];
        Assert.Equal(["b"], SessionMemory.Seen(session, null));
        Assert.Equal(["c"], SessionMemory.Seen(session, "sub"));
        Assert.Empty(SessionMemory.Seen(session, "other"));
    }

    [Fact]
    public void After_a_compaction_what_was_used_comes_latest_first()
    {
        Receipt[] session = [new(Receipt.Used) { CardId = "a" }, new(Receipt.Used) { CardId = "b" }, new(Receipt.Helped) { CardId = "a" }, Shown("c")];
        Assert.Equal(["a", "b"], SessionMemory.Used(session));
    }

    [Theory]
    [InlineData("startup", "startup")]
    [InlineData("clear", "clear")]
    [InlineData("compact", "compact")]
    [InlineData("resume", null)]
    public void A_context_is_emptied_by_start_clear_and_compaction_but_not_by_resuming(string source, string? why)
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"hook_event_name":"SessionStart","session_id":"s","source":"{{source}}"}""");
        var e = HookPayloadParser.Read(AgentTable.Find("claude-code")!, bytes)!;
        Assert.Equal(why, SessionMemory.ResetBy(e, null)?.Why);
    }

    private static Receipt Shown(string id, string? subagent = null) => new(Receipt.Shown) { CardId = id, Subagent = subagent };
}
