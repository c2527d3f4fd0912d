using System.Globalization;
using SelfLearning.Core.Learning.Live;

namespace SelfLearning.Core.Learning.Candidates;

/// <summary>The words of a proposed card: title, situation, problem, steps, evidence.</summary>
internal static class CandidateText
{
    private const int Short = 90;
    private const int LongestProblem = 600;

    public static string Title(Finding finding) => finding.Kind switch
    {
        FindingKind.Fix when finding.Text.Length > 0 => $"{Cut(finding.Text, Short)}: {Cut(finding.Decisive ?? finding.Command, Short)}",
        FindingKind.Fix => $"{Cut(finding.Command, Short)}: {Cut(finding.Decisive ?? "", Short)}",
        FindingKind.Correction => Cut(Sentence(finding.Text), Short + 30),
        FindingKind.Failure => $"{Cut(finding.Command, Short)} fails here: {Cut(finding.Text, Short)}",
        _ => $"{Cut(finding.Command, Short + 30)} works here",
    };

    public static string When(Finding finding) => finding.Kind switch
    {
        FindingKind.Fix => $"{Program(finding.Command)} fails with: {Cut(finding.Text, Short + 60)}",
        FindingKind.Correction => finding.Command.Length > 0 ? $"Working on what this is about, as after: {Cut(finding.Command, Short)}" : "Working in this repository",
        FindingKind.Failure => $"Before running {Cut(finding.Command, Short)}",
        _ => $"Running {Program(finding.Command)} here",
    };

    public static string Problem(Finding finding) => Cut(finding.Kind switch
    {
        FindingKind.Fix or FindingKind.Failure => $"`{Cut(finding.Command, 300)}` failed{(finding.ExitBefore is { } code ? $" with exit code {Number(code)}" : "")}: {finding.Text}",
        FindingKind.Correction => $"The user had to say: {finding.Text}",
        _ => $"It was needed {Number(finding.Times)} times in {Number(finding.Sessions)} sessions.",
    }, LongestProblem);

    public static IReadOnlyList<string> Steps(Finding finding) => finding.Kind switch
    {
        FindingKind.Correction => [finding.Text],
        FindingKind.Failure => [],
        _ => finding.Steps,
    };

    /// <summary>Where and when it was seen, and what the exit codes were.</summary>
    public static string Evidence(Finding finding)
    {
        var parts = new List<string> { finding.Source.Format.ToString() };
        if (finding.Source.SessionId is { } session)
            parts.Add($"session {session}");
        if (finding.Time is { } time)
            parts.Add(Records.Timestamp.Text(time));
        parts.Add(finding.At.Length == 0 ? "seen by a hook" : $"{(finding.Kind == FindingKind.Correction ? "turn" : "call")} {finding.At}");
        if (finding.ExitBefore is not null || finding.ExitAfter is not null)
            parts.Add($"exit {Code(finding.ExitBefore)} before, {Code(finding.ExitAfter)} after");
        return string.Join(", ", parts);
    }

    private static string Program(string command)
    {
        // The first command in its folder: the way there says nothing of when.
        var words = LeadingFolder.Of(command).Rest.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries).Take(3).TakeWhile(w => w is not ("&&" or "||" or "|" or ";")).ToList();
        return words.Count == 0 ? "A command" : $"`{Cut(string.Join(' ', words).TrimEnd(';'), Short)}`";
    }

    private static string Sentence(string text)
    {
        var line = text.Trim();
        var end = line.IndexOfAny(['\n', '\r']);
        return end < 0 ? line : line[..end];
    }

    private static string Cut(string text, int length)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end] + "…";
    }

    private static string Code(int? code) => code is { } known ? Number(known) : "unknown";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
