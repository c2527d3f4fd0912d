using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Agents.Hooks;

public sealed class HookProbeTests
{
    public static TheoryData<string, string> Events { get; } = [.. AgentTable.All.SelectMany(a => a.Events.Select(e => (a.Id, e.Event)))];

    [Theory]
    [MemberData(nameof(Events))]
    public void The_payload_of_every_event_is_read_as_that_event(string agent, string name)
    {
        var row = AgentTable.Find(agent)!;
        var e = row.FindEvent(name)!;
        var payload = Encoding.UTF8.GetBytes(JsonText.Line(HookProbe.Payload(row, e, "/tmp/x", "s1")));
        var read = HookPayloadParser.Read(row, payload, row.EventInCommand || agent == "opencode" ? name : null) ?? throw new InvalidOperationException("It was not read.");
        Assert.Equal((agent, e.Event, "s1"), (read.Agent.Id, read.Row.Event, read.SessionId));
        Assert.True(read.Root is "/tmp/x" || row.Payload.Root.Count == 0);
        if (e.Moment is Moment.Prompt)
            Assert.Contains("Canary", read.Prompt, StringComparison.Ordinal);
        if (e.Moment is Moment.BeforeTool or Moment.AfterTool or Moment.AfterFailure && agent is not "windsurf")
            Assert.Contains("canary", read.Command, StringComparison.Ordinal);
    }
}
