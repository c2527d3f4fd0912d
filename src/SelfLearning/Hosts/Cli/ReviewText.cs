using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

/// <summary>The review for people: a title, where and what, one line of counts, the next few actions.</summary>
internal static class ReviewText
{
    public static void Write(Page page, Workspace work, ReviewJson view)
    {
        page.Line("Self-learning review");
        page.Line($"Store: {work.Project.Path}");
        var filters = view.Filters.Members.Where(f => !f.Value.IsNull).Select(f => $"{f.Key} {Plain(f.Value)}");
        page.Line($"Filters: {string.Join(", ", filters)}");
        page.Line($"Counts: {string.Join(", ", view.Summary.Members.Select(m => $"{m.Key.Replace('_', ' ')} {Plain(m.Value)}"))}");
        page.Line();
        if (view.NextActions.Count == 0)
        {
            page.Line(view.Review.Recommendations.Count == 0 && view.Review.TopByScore.Count == 0
                ? "Nothing is recorded here yet. Go on with your usual tools, and record what you learn."
                : "Nothing is open.");
        }
        else
        {
            page.Line("Next actions:");
            foreach (var action in view.NextActions.Take(5))
            {
                page.Item($"- {action.Text("title")} ({action.Text("id")}, {(action.Text("type") == "recommendation" ? $"{action.Text("status")}, {action.Text("scope")}" : $"backport to {action.Text("target_skill")}, score {Plain(action.Find("score")!)}{(action.Find("trust") is { } trust ? $", trust {Plain(trust)}" : "")}")})");
                page.Item(action.Text("suggested_next")!, level: 2);
            }
        }

        if (view.Summary.Find("backports_drifted") is Core.Json.JsonNumber { Raw: not "0" } drifted)
            page.Line($"Backports that drifted: {drifted.Raw}; see self-learning backport-status.");
        page.Line();
        page.Line("More: self-learning review --format json, or INDEX.md in the store.");
    }

    private static string Plain(JsonValue value) => value.AsText ?? JsonText.Line(value);
}
