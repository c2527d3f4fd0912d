using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Transcripts;
using ErrorText = SelfLearning.Core.Learning.Fixes.ErrorText;
using ToolCall = SelfLearning.Core.Transcripts.ToolCall;

namespace SelfLearning.Core.Learning.Live;

/// <summary>One call that a hook saw end: what a fix needs of it, and no more. Of an output only the telling line is kept.</summary>
/// <param name="Kind">A shell command or an edit.</param>
/// <param name="Outcome">How it ended by the host's own word; <see cref="CallOutcome.NotRun"/> where nothing tells.</param>
/// <param name="Input">The command, or the file that was edited; without secrets.</param>
public sealed record LiveCall(CallKind Kind, CallOutcome Outcome, string Input)
{
    private const int LongestInput = 2000;

    /// <summary>The output's telling line, where it failed.</summary>
    public string Error { get; init; } = "";

    public string? Ts { get; init; }

    /// <summary>The sub-agent that made it; null for the main one.</summary>
    public string? Subagent { get; init; }

    /// <summary>Equal for two firings of one event.</summary>
    public string? Claim { get; init; }

    /// <summary>Whether something had to be taken out, or left out, of its texts: nothing made of it is ever said unreviewed.</summary>
    public bool IsTouched { get; init; }

    /// <summary>What a hook's event says; null where it is no call that a fix could hang on.</summary>
    public static LiveCall? Of(HookEvent e, string? ts)
    {
        if (e.Moment is not (Moment.AfterTool or Moment.AfterFailure) || (e.Command is null && (e.Files.Count == 0 || OnlyReads.Tool(e.ToolName))))
            return null;
        var outcome = e.Outcome switch
        {
            ToolOutcome.Failed => CallOutcome.Failed,
            ToolOutcome.Succeeded => CallOutcome.Succeeded,
            // Editors seldom say that they went well; that they failed they do.
            _ => e.Command is null && !e.Failed ? CallOutcome.Unknown : CallOutcome.NotRun,
        };
        var given = e.Command ?? e.Files[0];
        var error = outcome == CallOutcome.Failed && e.Command is not null ? ErrorText.Of(e.Error ?? "", new CommandLine(given).RunsTests).Line : "";
        var (input, line) = (Redaction.Redact(given), Redaction.Redact(error));
        return new LiveCall(e.Command is null ? CallKind.Edit : CallKind.Shell, outcome, input.Length > LongestInput ? input[..LongestInput] : input)
        {
            Error = line,
            Ts = ts,
            Subagent = e.Subagent,
            Claim = e.ClaimKey,
            IsTouched = input != given || line != error || input.Length > LongestInput,
        };
    }

    /// <summary>The same as a transcript would have it.</summary>
    public ToolCall AsCall(int at) => new(at, at, 0, "", Kind, Input, null, Timestamp.Find(Ts)) { Outcome = Outcome, Output = Error };

    public JsonObject ToJson()
    {
        var line = new JsonObject { { "kind", Kind == CallKind.Shell ? "shell" : "edit" }, { "outcome", Outcome.ToString() }, { "input", Input } };
        if (Error.Length > 0)
            line.Add("error", Error);
        foreach (var (key, value) in new[] { ("ts", Ts), ("subagent", Subagent), ("claim", Claim) })
        {
            if (value is not null)
                line.Add(key, value);
        }

        if (IsTouched)
            line.Add("touched", JsonBool.True);
        return line;
    }

    /// <summary>A line read back; null where it is none of ours.</summary>
    public static LiveCall? FromJson(JsonObject line) => line.Text("input") is not { } input || !Enum.TryParse<CallOutcome>(line.Text("outcome"), out var outcome)
        ? null
        : new LiveCall(line.Text("kind") == "edit" ? CallKind.Edit : CallKind.Shell, outcome, input)
        {
            Error = line.Text("error") ?? "",
            Ts = line.Text("ts"),
            Subagent = line.Text("subagent"),
            Claim = line.Text("claim"),
            IsTouched = line.Find("touched") is JsonBool { Value: true },
        };
}
