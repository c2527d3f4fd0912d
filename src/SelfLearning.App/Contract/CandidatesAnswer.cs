using SelfLearning.Core.Records;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>Candidates as a list, and what became of some.</summary>
public static class CandidatesAnswer
{
    private const string None = "No open candidates. `self-learning learn` looks for some.";

    public static Answer Of(Workspace work, ListCandidates.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("count", result.Items.Count);
        json.Add("open", result.Open);
        json.Add("items", new JsonArray(result.Items));
        if (result.Items.Count == 0)
            json.Add("message", None);
        return new Answer(json, output => Text(output, result));
    }

    public static Answer Of(Workspace work, IReadOnlyList<KeepCandidates.Kept> kept)
    {
        var json = work.HeadWithStore();
        json.Add("items", new JsonArray(kept.Select(k => new JsonObject { { "id", k.Id }, { "card_id", k.CardId }, { "outcome", k.Outcome } })));
        return new Answer(json, output =>
        {
            foreach (var one in kept)
                output.Line(one.CardId is null ? $"{one.Id}: {one.Outcome}; it will not be proposed again." : $"{one.Id}: {one.Outcome} {one.CardId}");
        });
    }

    private static void Text(TextOutput output, ListCandidates.Result result)
    {
        if (result.Items.Count == 0)
        {
            output.Line(None);
            return;
        }

        foreach (var candidate in result.Items)
        {
            output.Line($"{Worth(candidate)}  {candidate.Text(Keys.Id)}  {candidate.Text(Keys.Kind)}{(candidate.Text(Keys.Status) is { } status and not "open" ? $", {status}" : "")}{(candidate.Texts(Keys.Flags) is { Count: > 0 } flags ? $", flagged: {string.Join(", ", flags)}" : "")}");
            output.Item(candidate.Text(Keys.Title) ?? "");
            foreach (var step in candidate.Texts(Keys.SolutionSteps).Take(3))
                output.Item($"→ {step}", level: 2);
            if (candidate.Texts(Keys.Reasons) is { Count: > 0 } reasons)
                output.Item($"({string.Join("; ", reasons.Take(3))})", level: 2);
        }

        output.Line($"{result.Items.Count} of {result.Open} open. keep ID…, discard ID…, or merge ID --into aha_…");
    }

    private static string Worth(JsonObject candidate) => candidate.Find(Keys.Worth) is JsonNumber worth ? worth.Raw : "0.00";
}
