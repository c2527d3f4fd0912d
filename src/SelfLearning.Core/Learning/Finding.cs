using System.Globalization;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning;

/// <summary>One lesson at one place of one session.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="Source">The session.</param>
/// <param name="At">The place: the number of a call from 0, <c>u3</c> for a turn, <c>d7</c> for a denial's reason.</param>
/// <param name="Line">The line, message or step, from 1.</param>
/// <param name="Key">What is the same when the same lesson comes again.</param>
/// <param name="Worth">How much it is worth, and why.</param>
public sealed record Finding(FindingKind Kind, SessionSource Source, string At, int Line, string Key, Worth Worth)
{
    /// <summary>When, where the transcript says so.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The command that failed or worked; of a correction, what the agent had done last.</summary>
    public string Command { get; init; } = "";

    /// <summary>The error's telling line; what the user said.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of the call that made the difference.</summary>
    public int? FixAt { get; init; }

    /// <summary>The number of the call that then worked.</summary>
    public int? OkAt { get; init; }

    /// <summary>What was done, in order, as it was run.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Which of the steps made the difference; null where there are none.</summary>
    public string? Decisive { get; init; }

    public int? ExitBefore { get; init; }

    public int? ExitAfter { get; init; }

    /// <summary>How often it was seen in its session.</summary>
    public int Times { get; init; } = 1;

    /// <summary>In how many sessions of its repository it was seen.</summary>
    public int Sessions { get; init; } = 1;

    internal static string PlaceOf(ToolCall call) => call.At.ToString(CultureInfo.InvariantCulture);
}
