using SelfLearning.Core.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Glance;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>The memory at a glance, and the next sensible command.</summary>
public static class OverviewAnswer
{
    private const string Decide = "self-learning review --interactive";

    public static Answer Of(Workspace work, Overview.Result result)
    {
        var review = new ReviewJson(work, result.Review);
        var json = work.HeadWithStore();
        json.Add("summary", review.Summary);
        json.Add("candidates", result.Candidates);
        json.Add("helped", new JsonArray(result.Helped.Select(h => new JsonObject { { "title", h.Title }, { "times", h.Times } })));
        json.Add("hooks", result.HooksAreOff ? "off" : "on");
        return new Answer(json, output =>
        {
            if (review.IsEmpty && result.Candidates == 0)
                Begin(output, work);
            else
                Show(output, work, result, review);
            output.Line("All commands: self-learning --help");
        });
    }

    private static void Begin(TextOutput output, Workspace work)
    {
        output.Line($"Nothing is recorded for {work.Roots.Repository} yet. Three ways to begin:");
        output.Exact("  self-learning learn             propose lessons from what your agents did here already");
        output.Exact("  self-learning remember \"…\"      write down one lesson yourself");
        output.Exact("  self-learning install           let your agents recall and record by themselves");
    }

    private static void Show(TextOutput output, Workspace work, Overview.Result result, ReviewJson review)
    {
        var totals = result.Review.Snapshot.Totals;
        var open = result.Review.Review.AllOpen.Count;
        List<string> counts = [$"{Counted.Of(totals.Cards, "card")}{(review.Proposed is > 0 and var proposed ? $" ({proposed} not accepted yet)" : "")}"];
        if (open > 0)
            counts.Add(Counted.Of(open, "open recommendation"));
        if (result.Candidates > 0)
            counts.Add($"{Counted.Of(result.Candidates, "candidate")} to review");
        output.Line($"{work.Roots.Repository}: {string.Join(", ", counts)}.");
        if (result.Review.GlobalCards is > 0 and var global)
            output.Line($"Your global store: {Counted.Of(global, "card")}.");
        if (result.Helped.Count > 0)
            output.Line($"Helped this week: {string.Join("; ", result.Helped.Select(h => $"{h.Title} ({(h.Times == 1 ? "once" : $"{h.Times} times")})"))}.");
        if (result.HooksAreOff)
            output.Line("Hooks are off here.");
        output.Line($"Next: {Next(result, open, review)}");
    }

    private static string Next(Overview.Result result, int open, ReviewJson review) =>
        result.HooksAreOff ? "self-learning hooks on"
        : result.Candidates > 0 ? Decide
        : open > 0 || review.NextActions.Count > 0 ? "self-learning review"
        : review.Proposed is not 0 ? Decide
        : "self-learning learn";
}
