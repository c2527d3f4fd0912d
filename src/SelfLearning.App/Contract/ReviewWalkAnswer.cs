using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Contract;

/// <summary>A walk through what is open: the one that waits for a decision, and what was decided in all.</summary>
public static class ReviewWalkAnswer
{
    private const int MostLines = 6;

    public static Answer Of(Workspace work, ReviewWalk walk)
    {
        var json = work.HeadWithStore();
        json.Add("open", walk.Count);
        json.Add("kept", walk.Kept);
        json.Add("discarded", walk.Discarded);
        json.Add("left", walk.Count - walk.Kept - walk.Discarded);
        return new Answer(json, output => output.Line(walk.Count == 0
            ? "Nothing is open. `self-learning learn` looks for lessons in your agents' sessions."
            : $"{walk.Kept} kept, {walk.Discarded} discarded, {walk.Count - walk.Kept - walk.Discarded} left for later."));
    }

    /// <summary>Shows what waits for a decision.</summary>
    public static void Show(TextOutput output, ReviewWalk walk)
    {
        output.Line();
        if (walk.Current is not { } item)
        {
            output.Line("That was all.");
            return;
        }

        var record = item.Shown;
        output.Line($"{walk.At + 1} of {walk.Count}  {item.Id}  {Name(item)}{(item.Edit is null ? "" : ", edited")}");
        output.Item(record.Text(Keys.Title) ?? "");
        foreach (var (label, key) in new[] { ("When", Keys.WhenToUse), ("Problem", Keys.Problem), ("Why", Keys.Why), ("How", Keys.ImplementationHint) })
        {
            if (record.Text(key) is { Length: > 0 } text)
                output.Item($"{label}: {text}", level: 2);
        }

        foreach (var (sign, key) in new[] { ("→", Keys.SolutionSteps), ("!", Keys.Gotchas), ("·", Keys.Evidence) })
        {
            var lines = record.Texts(key);
            foreach (var line in lines.Take(MostLines))
                output.Item($"{sign} {line}", level: 2);
            if (lines.Count > MostLines)
                output.Item($"{sign} {Counted.Of(lines.Count - MostLines, "more line")}", level: 2);
        }
    }

    private static string Name(OpenItem item) => item.Kind switch
    {
        OpenItem.Sort.Card => "proposed card" + (CardFlags.Of(item.Shown) is { Count: > 0 } flags ? ", flagged: " + string.Join(' ', flags) : ""),
        OpenItem.Sort.Recommendation => $"recommendation, {Status.OfRecommendation(item.Record.Text(Keys.Status))}",
        _ => $"{item.Record.Text(Keys.Kind)}, worth {(item.Record.Find(Keys.Worth) as JsonNumber)?.Raw ?? "0"}{(item.Record.Texts(Keys.Flags) is { Count: > 0 } flags ? ", flagged: " + string.Join(' ', flags) : "")}",
    };
}
