using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>The review for people: a title, where and what, one line of counts, the next few actions.</summary>
internal static class ReviewText
{
    public static void Write(TextOutput output, Workspace work, ReviewJson view)
    {
        output.Line("Self-learning review");
        output.Line($"Store: {work.Project.Path}");
        // Programs read all of both lines; a person wants to see what there is.
        var isForPerson = work.Env.OutputIsTerminal;
        var filters = view.Filters.Members.Where(f => !f.Value.IsNull && !(isForPerson && f.Key == "stale_days")).Select(f => $"{f.Key} {Plain(f.Value)}").ToList();
        if (filters.Count > 0)
            output.Line($"Filters: {string.Join(", ", filters)}");
        var counts = view.Summary.Members.Select(m => (m.Key, Count: Plain(m.Value))).Where(m => !(isForPerson && m.Count == "0")).Select(m => $"{m.Key.Replace('_', ' ')} {m.Count}").ToList();
        if (counts.Count > 0)
            output.Line($"Counts: {string.Join(", ", counts)}");
        output.Line();
        if (view.NextActions.Count == 0)
        {
            output.Line(view.IsEmpty
                ? "Nothing is recorded here yet. Continue with your usual tools, and record what you learn."
                : "No open recommendations and no cards to backport.");
            if (view.Proposed is not 0 and var count)
                output.Line($"{(count is null ? "Many cards are" : count == 1 ? "1 card is" : $"{count} cards are")} still proposed: {(isForPerson ? "decide with `self-learning review --interactive`" : "see `self-learning list`, then accept or reject with `self-learning aha-status`")}.");
        }
        else
        {
            output.Line("Next actions:");
            foreach (var action in view.NextActions.Take(5))
            {
                output.Item($"- {action.Text(Keys.Title)} ({action.Text(Keys.Id)}, {(action.Text("type") == "recommendation" ? $"{action.Text(Keys.Status)}, {action.Text(Keys.Scope)}" : $"backport to {action.Text(Keys.TargetSkill)}, score {Plain(action.Find("score")!)}{(action.Find("trust") is { } trust ? $", trust {Plain(trust)}" : "")}")})");
                output.Item(action.Text("suggested_next")!, level: 2);
            }
        }

        foreach (var cluster in view.Clusters)
        {
            output.Line($"{cluster.Ids.Count} cards could be one skill, {cluster.Helped} of them helped ({string.Join(", ", cluster.Shared)}):");
            output.Item(ReviewJson.HowToDraft(cluster), level: 2);
        }

        if (view.Summary.Find("backports_drifted") is Core.Json.JsonNumber { Raw: not "0" } drifted)
            output.Line($"Backports that drifted: {drifted.Raw}; see self-learning backport-status.");
        output.Line();
        output.Line("More: self-learning review --format json, or INDEX.md in the store.");
    }

    private static string Plain(JsonValue value) => value.AsText ?? JsonText.Line(value);
}
