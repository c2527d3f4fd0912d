using System.Text;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Collects what a reader finds. Results are joined to their calls by the agent's id of the call.</summary>
internal sealed class SessionBuilder
{
    private readonly List<ToolCall> calls = [];
    private readonly List<UserTurn> turns = [];
    private readonly List<AgentText> texts = [];
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private int order;

    public string? SessionId { get; set; }

    public string? Folder { get; private set; }

    /// <summary>Where the next call runs, unless it says so itself.</summary>
    public string? CurrentFolder { get; private set; }

    public DateTimeOffset? Started { get; private set; }

    public DateTimeOffset? Time { get; private set; }

    public int Unknown { get; private set; }

    public int CallCount => calls.Count;

    /// <summary>For results that come with their calls.</summary>
    public StringBuilder Scratch { get; } = new();

    public void At(DateTimeOffset? time)
    {
        Time = time ?? Time;
        Started ??= time;
    }

    public void In(string? folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return;
        Folder ??= folder;
        CurrentFolder = folder;
    }

    public void PassOver() => Unknown++;

    public void Turn(string text, int line, bool isHarness = false)
    {
        text = text.Trim();
        if (text.Length > 0)
            turns.Add(new UserTurn(turns.Count, order++, line, Excerpt.Of(text, Excerpt.Long), text.Length, isHarness || HarnessText.Is(text), Time));
    }

    public void Say(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            texts.Add(new AgentText(order++, Excerpt.Of(text, Excerpt.Short)));
    }

    public int Call(string? id, string tool, CallInput input, int line)
    {
        var at = calls.Count;
        calls.Add(new ToolCall(at, order++, line, tool, ToolNames.KindOf(tool), input.Text, input.Folder ?? CurrentFolder, Time) { Change = input.Change });
        if (!string.IsNullOrEmpty(id))
            open[id] = at;
        return at;
    }

    public ToolCall? Find(string? id) => id is not null && open.TryGetValue(id, out var at) ? calls[at] : null;

    /// <summary>The call runs what an earlier one began.</summary>
    public void Rename(int at, string input) => calls[at] = calls[at] with { Input = input };

    public void Result(string? id, ReadOnlySpan<char> output, bool? failed, int? code = null)
    {
        if (id is not null && open.TryGetValue(id, out var at))
            Result(at, output, failed, code);
    }

    /// <param name="at">The number of the call.</param>
    /// <param name="output">All of its output.</param>
    /// <param name="failed">Whether the agent says that it failed; null where only the exit code can tell.</param>
    /// <param name="code">Its exit code; null to look for it in the output of a shell.</param>
    public void Result(int at, ReadOnlySpan<char> output, bool? failed, int? code = null)
    {
        var call = calls[at];
        if (call.IsShell)
            code ??= ExitCodes.In(output);
        failed ??= code is { } number ? number != 0 : null;
        var outcome = Refusals.Outcome(output, failed) ?? failed switch
        {
            true => CallOutcome.Failed,
            false => CallOutcome.Succeeded,
            null => CallOutcome.Unknown,
        };
        calls[at] = call with
        {
            Output = Excerpt.Of(output, outcome == CallOutcome.Failed ? Excerpt.Long : Excerpt.Short),
            ExitCode = code,
            Outcome = outcome,
            Reason = outcome == CallOutcome.Denied ? Refusals.Reason(output) : null,
        };
    }

    public void Deny(int at) => calls[at] = calls[at] with { Outcome = CallOutcome.Denied };

    public Transcript Build(TranscriptFormat format, int pieces, int damaged) => new(format)
    {
        SessionId = SessionId,
        Folder = Folder,
        Started = Started,
        Calls = calls,
        Turns = turns,
        Texts = texts,
        Pieces = pieces,
        Damaged = damaged,
        Unknown = Unknown,
    };
}
