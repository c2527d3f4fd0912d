using SelfLearning.Core.Text;
using System.Globalization;
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

    public static Answer Of(Workspace work, LearnRequest request, LearnResult result)
    {
        var findings = request.Limit == 0 ? result.Findings : [.. result.Findings.Take(request.Limit)];
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
        json.Add("findings", new JsonArray(findings.Select(Finding)));
        return new Answer(json, output => Text(output, result, findings));
    }

    private static JsonObject Finding(Finding finding) => new()
    {
        { "kind", CandidateRecord.Word(finding.Kind) },
        { "path", finding.Source.Path },
        { "at", int.TryParse(finding.At, NumberStyles.None, CultureInfo.InvariantCulture, out var call) ? call : finding.At },
        { "line", finding.Line },
        { "fix_at", finding.FixAt is { } fix ? fix : JsonValue.Null },
        { "ok_at", finding.OkAt is { } ok ? ok : JsonValue.Null },
        { "error", Redaction.Redact(finding.Text) },
        { "fix", JsonArray.Of(finding.Steps.Select(s => Redaction.Redact(s))) },
        { "worth", new JsonNumber(finding.Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)) },
        { "reasons", JsonArray.Of(finding.Worth.Reasons) },
        { "sessions", finding.Sessions },
    };

    private static void Text(TextOutput output, LearnResult result, IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings)
        {
            output.Line($"{finding.Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)}  {CandidateRecord.Word(finding.Kind),-10}  {Cut(finding.Text)}");
            if (finding.Decisive is { } fix)
                output.Item($"→ {Cut(fix)}", level: 3);
        }

        if (result.Findings.Count > findings.Count)
            output.Line($"… and {result.Findings.Count - findings.Count} more; --limit 0 shows all.");
        output.Line($"{Counted.Of(result.Read, "transcript")} read, {result.Known} known already{(result.Unreadable > 0 ? $", {result.Unreadable} unreadable" : "")}; {Counted.Of(result.Findings.Count, "finding")}.");
        if (result.DryRun)
            output.Line("Nothing was written. Without --dry-run they become candidates for review.");
        else
            output.Line($"{result.Created} new {(result.Created == 1 ? "candidate" : "candidates")}, {result.Grown} seen again{(result.Dropped > 0 ? $", {result.Dropped} of other repositories left out" : "")}. Review them: self-learning candidates");
    }

    private static string Cut(string text)
    {
        text = text.ReplaceLineEndings(" ");
        return text.Length > Shown * 2 ? text[..(Shown * 2)] + "…" : text;
    }
}
