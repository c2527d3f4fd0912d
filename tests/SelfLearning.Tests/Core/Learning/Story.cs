using System.Globalization;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Tests.Core.Learning;

/// <summary>Builds small sessions of calls and turns.</summary>
internal sealed class Story
{
    private readonly List<ToolCall> calls = [];
    private readonly List<UserTurn> turns = [];
    private readonly List<AgentText> texts = [];
    private int order;

    public static Story Begin() => new Story().User("Do it");

    public Story Ok(string command, string output = "done") => Run(command, output, CallOutcome.Succeeded, 0);

    public Story Fail(string command, string output, CallOutcome outcome = CallOutcome.Failed) => Run(command, output, outcome, 1);

    public Story Edit(string file)
    {
        calls.Add(new ToolCall(calls.Count, order++, order, "Edit", CallKind.Edit, file, "/w", null) { Outcome = CallOutcome.Succeeded, Change = "-a\n+b" });
        return this;
    }

    public Story User(string text, bool harness = false)
    {
        turns.Add(new UserTurn(turns.Count, order++, order, text, text.Length, harness, null));
        return this;
    }

    public Story Agent(string text)
    {
        texts.Add(new AgentText(order++, text));
        return this;
    }

    public Story Deny(string command, string reason)
    {
        calls.Add(new ToolCall(calls.Count, order++, order, "Bash", CallKind.Shell, command, "/w", null) { Outcome = CallOutcome.Denied, Reason = reason });
        return this;
    }

    public Transcript Told(int id = 1) =>
        new(TranscriptFormat.ClaudeCode) { SessionId = "s" + id.ToString(CultureInfo.InvariantCulture), Folder = "/w", Calls = calls, Turns = turns, Texts = texts };

    private Story Run(string command, string output, CallOutcome outcome, int code)
    {
        calls.Add(new ToolCall(calls.Count, order++, order, "Bash", CallKind.Shell, command, "/w", null) { Output = output, Outcome = outcome, ExitCode = code });
        return this;
    }
}
