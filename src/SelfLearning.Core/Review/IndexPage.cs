using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;
using System.Globalization;
using System.Text;
using SelfLearning.Core.Memory;

namespace SelfLearning.Core.Review;

/// <summary>INDEX.md: what stands in a store, for people who open its folder. Generated; nothing reads it.</summary>
public static class IndexPage
{
    /// <summary>How many of the newest it shows of each kind.</summary>
    public const int Newest = 10;

    private const string Untitled = "(untitled)";

    /// <summary>What it lists.</summary>
    public static readonly ReviewRequest Request = new() { TopAhaLimit = 5, BackportLimit = 5 };

    /// <param name="snapshot">What the store holds.</param>
    /// <param name="now">The time, for ages.</param>
    /// <param name="drifted">How many backported cards are no longer as they were put.</param>
    public static string Text(StoreSnapshot snapshot, DateTimeOffset now, int drifted = 0)
    {
        var review = new ReviewModel(snapshot, Request, now);
        var page = new StringBuilder("# Self-learning index\n");

        Section(page, "Top Aha Cards (score)", review.TopByScore.Select(c => Entry(c.Title, c.Id, $"score {c.ScoreValue}")));
        Section(page, "Open Recommendations", review.Open.Select(r => Recommendation(r, review.Now)));
        Section(page, "Stale Recommendations (≥7d)", review.Stale.Select(r => Recommendation(r, review.Now)));
        Section(page, "Backport Candidates (preview)", review.BackportCandidates.Select(c => $"{Entry(c.Title, c.Id, $"score {c.ScoreValue}")} [{Inline(c.PrimarySkill)}]"));
        Section(page, "Latest Aha Cards", Latest(snapshot.Cards).Select(l => snapshot.Card(l)).Select(c => Entry(c.Title, c.Id, c.Ts)));
        Section(page, "Latest Backports", snapshot.Ledger.Records.Reverse().Take(Newest).Select(b => Entry(b.TargetSkill, b.Id, b.Ts)));
        if (drifted > 0)
            page.Append(CultureInfo.InvariantCulture, $"\n{drifted} drifted; see `self-learning backport-status`.\n");
        Section(page, "Latest Recommendations", Latest(snapshot.Recommendations).Select(l => snapshot.Recommendation(l)).Select(r => Entry(r.Title, r.Id, r.Ts)));
        return page.ToString();
    }

    private static List<Lifeline> Latest(Fold fold)
    {
        var latest = new PriorityQueue<Lifeline, int>();
        foreach (var line in fold.Items)
        {
            latest.Enqueue(line, line.Latest);
            if (latest.Count > Newest)
                latest.Dequeue();
        }

        var newestLast = new List<Lifeline>();
        while (latest.TryDequeue(out var line, out _))
            newestLast.Add(line);
        newestLast.Reverse();
        return newestLast;
    }

    private static string Recommendation(RecommendationState r, DateTimeOffset now) =>
        Entry(r.Title, r.Id, string.Create(CultureInfo.InvariantCulture, $"{r.Status}, {r.Scope}, {(r.DaysSinceTouch(now) is { } days ? $"{days}d ago" : "unknown age")}"));

    private static string Entry(string? title, string? id, string? rest) =>
        $"- **{(string.IsNullOrEmpty(title) ? Untitled : Inline(title))}** ({MarkdownText.Code(Redaction.Redact(id ?? ""))}, {Inline(rest ?? "")})";

    // Records of before the scan was there may hold a secret.
    private static string Inline(string text) => MarkdownText.Inline(Redaction.Redact(text));

    private static void Section(StringBuilder page, string title, IEnumerable<string> entries)
    {
        page.Append("\n## ").Append(title).Append("\n\n");
        var any = false;
        foreach (var entry in entries)
        {
            page.Append(entry).Append('\n');
            any = true;
        }

        if (!any)
            page.Append(title.StartsWith("Latest", StringComparison.Ordinal) ? "_(none yet)_\n" : "_(none)_\n");
    }
}
