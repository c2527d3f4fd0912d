using SelfLearning.Core.Text;
using System.Globalization;
using System.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>What was learned, without secrets.</summary>
public static class LearnAnswer
{
    private const int Shown = 60;

    // What an agent reads about its own session must not cost it more than the lessons are worth: UTF-8 bytes / 4 are tokens.
    private const int SessionBytes = 600 * 4;
    private const int SessionFindings = 3;

    // How much of each text is shown, from all to as little as still says something.
    private static readonly int[] Lengths = [int.MaxValue, 400, 200, 100, 50, 25];

    public static Answer Of(Workspace work, LearnRequest request, LearnResult result)
    {
        var findings = request.Limit == 0 ? result.Findings : [.. result.Findings.Take(request.Limit)];
        var isShort = request.Session is not null && request.Limit is > 0 and <= SessionFindings;
        var json = (isShort ? Lengths : [int.MaxValue]).Select(length => Json(work, result, findings, length))
            .FirstOrDefault(j => !isShort || Encoding.UTF8.GetByteCount(JsonText.Indented(j)) <= SessionBytes, Json(work, result, findings, Lengths[^1]));
        return new Answer(json, output => Text(output, request, result));
    }

    private static JsonObject Json(Workspace work, LearnResult result, IReadOnlyList<Finding> findings, int longest)
    {
        var json = work.HeadWithStore();
        json.Add("dry_run", result.DryRun);
        json.Add("files", new JsonObject
        {
            { "found", result.Files }, { "read", result.Read }, { "known", result.Known }, { "unreadable", result.Unreadable }, { "unrecognized", result.Unrecognized },
        });
        json.Add("sessions", new JsonObject { { "here", result.Sessions }, { "elsewhere", result.Elsewhere } });
        json.Add("damaged_lines", result.DamagedLines);
        json.Add("candidates", new JsonObject { { "created", result.Created }, { "grown", result.Grown }, { "dropped", result.Dropped } });
        json.Add("count", result.Findings.Count);
        json.Add("findings", new JsonArray(findings.Select(f => Finding(f, longest))));
        return json;
    }

    private static JsonObject Finding(Finding finding, int longest) => new()
    {
        { "kind", CandidateRecord.Word(finding.Kind) },
        { "path", Redaction.Redact(finding.Source.Path) },
        { "at", int.TryParse(finding.At, NumberStyles.None, CultureInfo.InvariantCulture, out var call) ? call : finding.At },
        { "line", finding.Line },
        { "fix_at", finding.FixAt is { } fix ? fix : JsonValue.Null },
        { "ok_at", finding.OkAt is { } ok ? ok : JsonValue.Null },
        { "error", Cut(Redaction.Redact(finding.Text), longest) },
        { "fix", JsonArray.Of(finding.Steps.TakeLast(longest == int.MaxValue ? int.MaxValue : 3).Select(s => Cut(Redaction.Redact(s), longest))) },
        { "worth", new JsonNumber(finding.Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)) },
        { "reasons", JsonArray.Of(finding.Worth.Reasons.Take(longest == int.MaxValue ? int.MaxValue : 2)) },
        { "sessions", finding.Sessions },
    };

    // For people one line a lesson, wherever and however often it was found.
    private static void Text(TextOutput output, LearnRequest request, LearnResult result)
    {
        var lessons = result.Findings.GroupBy(f => (f.Kind, f.Key)).ToList();
        var shown = request.Limit == 0 ? lessons : [.. lessons.Take(request.Limit)];
        foreach (var (finding, times) in shown.Select(l => (l.First(), l.Count())))
        {
            output.Line($"{finding.Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)}  {CandidateRecord.Word(finding.Kind),-10}  {Cut(finding.Text)}{(times > 1 ? $" ({times} times)" : "")}");
            if (finding.Decisive is { } fix)
                output.Item($"→ {Cut(fix)}", level: 3);
        }

        if (lessons.Count > shown.Count)
            output.Line($"… and {lessons.Count - shown.Count} more; --limit 0 shows all.");
        output.Line($"{Counted.Of(result.Read, "transcript")} read, {result.Known} known already{(result.Unreadable > 0 ? $", {result.Unreadable} unreadable" : "")}; {Counted.Of(lessons.Count, "lesson")} in {Counted.Of(result.Findings.Count, "place")}.");
        if (result.DryRun)
            output.Line("Nothing was written. Without --dry-run they become candidates for review.");
        else
            output.Line($"{result.Created} new {(result.Created == 1 ? "candidate" : "candidates")}, {result.Grown} seen again{(result.Dropped > 0 ? $", {result.Dropped} of other repositories left out" : "")}. Review them: self-learning candidates");
    }

    private static string Cut(string text) => Cut(text.ReplaceLineEndings(" "), Shown * 2);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
}
