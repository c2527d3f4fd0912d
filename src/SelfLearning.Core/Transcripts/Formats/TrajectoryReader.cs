namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>SWE-agent's trajectory: each step an action and what was observed. Nothing says whether a step failed but the text.</summary>
internal sealed class TrajectoryReader(SessionBuilder session) : FormatReader(session)
{
    private static readonly string[] Failures =
    [
        "Traceback (most recent", "command not found", "No such file or directory", "SyntaxError", "Your proposed edit has introduced", ": error:", "no replacement was performed", "FAILED",
    ];

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        if (!name.SequenceEqual("trajectory"u8))
            return;
        var step = Whole(piece);
        var action = step["action"u8].Text() ?? "";
        var at = Session.Call(null, "bash", new CallInput(Excerpt.Of(action, Excerpt.Input), "", null), number);
        Session.Scratch.Clear();
        step["observation"u8].AppendText(Session.Scratch);
        var output = Session.Scratch.ToString();
        Session.Result(at, output, Failed(output));
        Session.Say(step["thought"u8].Text());
    }

    private static bool Failed(string output) =>
        output.StartsWith("Error", StringComparison.Ordinal) || output.Contains("\nError", StringComparison.Ordinal)
        || Array.Exists(Failures, f => output.Contains(f, StringComparison.Ordinal));
}
