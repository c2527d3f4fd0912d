using System.Globalization;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Records;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Live;

/// <summary>A fix that a hook saw happen: what failed, what was done, what then worked.</summary>
/// <param name="Key">The error without numbers, paths and ids, with its sort; the same as of a fix found in a transcript.</param>
/// <param name="Failed">The command that failed.</param>
/// <param name="Error">The telling line.</param>
/// <param name="How">What made the difference.</param>
/// <param name="Steps">Every step between that changed something, the one that worked last.</param>
/// <param name="Decisive">The step that made the difference.</param>
/// <param name="Worth">How much it is worth as a lesson.</param>
public sealed record SeenFix(string Key, string Failed, string Error, FixHow How, IReadOnlyList<string> Steps, string Decisive, Worth Worth)
{
    private const string Word = "fix";
    private const string AgainWord = "again";

    public string? Ts { get; init; }

    public string? Session { get; init; }

    /// <summary>The id of the agent's row.</summary>
    public string? Agent { get; init; }

    public string? Transcript { get; init; }

    /// <summary>The firing that showed it: the same in two lines is one fix.</summary>
    public string? Claim { get; init; }

    /// <summary>Whether it may ever be said unreviewed; <see cref="SayableFix"/>.</summary>
    public bool IsSayable { get; init; }

    /// <summary>Instead of a fix: after its decisive step the same error came again.</summary>
    public bool IsAgain { get; init; }

    /// <summary>By what a line is found without reading it: 16 hexadecimal digits.</summary>
    public string Print => PrintOf(Key);

    public static string PrintOf(string key) => Fingerprint.Of(key);

    /// <summary>The same as a finding; a hook knows the session but not the number of the call in it.</summary>
    public Finding AsFinding() => new(FindingKind.Fix, new SessionSource(Transcript ?? "", FormatOf(Agent), Session, null), "", 0, Key, Worth)
    {
        Time = Timestamp.Find(Ts),
        Command = Failed,
        Text = Error,
        Steps = Steps,
        Decisive = Decisive,
        ExitAfter = 0,
    };

    // "claude-code", "qwen-code".
    private static TranscriptFormat FormatOf(string? agent) =>
        Enum.TryParse<TranscriptFormat>(agent?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var format) || Enum.TryParse(agent?.Split('-')[0], ignoreCase: true, out format) ? format : TranscriptFormat.Unknown;

    public JsonObject ToJson()
    {
        var line = new JsonObject
        {
            { "kind", IsAgain ? AgainWord : Word }, { "print", Print }, { "key", Key }, { "failed", Failed }, { "error", Error }, { "how", How.ToString() },
            { "steps", JsonArray.Of(Steps) }, { "decisive", Decisive }, { "worth", new JsonNumber(Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)) }, { "reasons", JsonArray.Of(Worth.Reasons) },
        };
        foreach (var (key, value) in new[] { ("ts", Ts), ("session", Session), ("agent", Agent), ("transcript", Transcript), ("claim", Claim) })
        {
            if (value is not null)
                line.Add(key, value);
        }

        if (IsSayable)
            line.Add("sayable", JsonBool.True);
        return line;
    }

    /// <summary>A line read back; null where it is none of ours.</summary>
    public static SeenFix? FromJson(JsonObject line)
    {
        if (line.Text("key") is not { } key || line.Text("failed") is not { } failed || line.Text("decisive") is not { } decisive || !Enum.TryParse<FixHow>(line.Text("how"), out var how))
            return null;
        var worth = line.Find("worth") is JsonNumber number && double.TryParse(number.Raw, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return new SeenFix(key, failed, line.Text("error") ?? "", how, line.Texts("steps"), decisive, new Worth(worth, line.Texts("reasons")))
        {
            Ts = line.Text("ts"),
            Session = line.Text("session"),
            Agent = line.Text("agent"),
            Transcript = line.Text("transcript"),
            Claim = line.Text("claim"),
            IsSayable = line.Find("sayable") is JsonBool { Value: true },
            IsAgain = line.Text("kind") == AgainWord,
        };
    }
}
