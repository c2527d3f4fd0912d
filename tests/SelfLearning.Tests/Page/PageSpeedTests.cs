using System.Diagnostics;
using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>The page over a hundred thousand cards and signals (issue "page": first view within 300 ms after the request, a search within 100 ms).</summary>
public sealed class PageSpeedTests : IDisposable
{
    private const int Cards = 100_000;

    // Other tests and builds run on the same two cores; with --long the machine is ours.
    private static readonly int Room = Project.IsLong ? 1 : 10;

    private readonly Sandbox box = new();

    [Fact]
    public void The_first_view_and_a_search_over_a_hundred_thousand_cards_come_at_once()
    {
        Make();
        using var page = RunningPage.Start(box);
        using var guest = page.Guest();
        guest.Text("/api/overview");
        guest.Text("/api/search?q=warm");
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        var first = Median(() => tab.View("overview"));
        var search = Median(() => Took(() => Assert.Contains("case 4711", guest.Text("/api/search?q=terraform%20case%204711"), StringComparison.Ordinal)));
        var views = new[] { "review", "sessions", "backports", "record/aha_77", "recall?prompt=docker%20hangs%20behind%20a%20proxy" }.Select(v => (View: v, Took: Median(() => tab.View(v)))).ToList();
        Figures.Tell("page", string.Create(CultureInfo.InvariantCulture,
            $"{Cards:N0} cards: first view {first:0} ms, search {search:0} ms, {string.Join(", ", views.Select(v => $"{v.View} {v.Took:0} ms"))}; peak memory {PeakMegabytes(page.Id):0} MB"));
        Assert.InRange(first, 0, 300 * Room);
        Assert.InRange(search, 0, 100 * Room);
        Assert.All(views, v => Assert.InRange(v.Took, 0, 1000 * Room));
        Assert.Empty(tab.Faults);
    }

    public void Dispose() => box.Dispose();

    private static double Median(Func<double> measure) => Enumerable.Range(0, 5).Select(_ => measure()).Order().ElementAt(2);

    private static double Took(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double PeakMegabytes(int process) =>
        File.ReadLines($"/proc/{process}/status").Where(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024).First();

    private void Make()
    {
        string[] tools = ["git", "jq", "docker", "npm", "cargo", "dotnet", "kubectl", "psql", "rg", "terraform"];
        string[] verbs = ["fails", "hangs", "is slow", "prints nothing", "loses output", "needs a flag"];
        Directory.CreateDirectory(box.Store);
        var began = DateTimeOffset.UtcNow.AddDays(-80);
        using var cards = new StreamWriter(Path.Combine(box.Store, "aha_cards.jsonl"));
        using var signals = new StreamWriter(Path.Combine(box.Store, "signals.jsonl"));
        for (var i = 0; i < Cards; i++)
        {
            var ts = Timestamp.Text(began.AddMinutes(i));
            cards.Write(JsonText.Line(new JsonObject
            {
                { "title", $"{tools[i % 10]} {verbs[i / 10 % 6]} behind a proxy (case {i})" }, { "when_to_use", $"{tools[i % 10]}, error {4000 + (i % 977)}" }, { "problem", $"Running {tools[i % 10]} says code {i % 977} and nothing else." },
                { "solution_steps", JsonArray.Of([$"Set OPTION_{i % 211}=1 before {tools[i % 10]} runs"]) }, { "tags", JsonArray.Of([tools[i % 10]]) }, { "primary_skill", tools[i % 10] }, { "ts", ts }, { "id", $"aha_{i}" }, { "status", i % 11 == 0 ? "accepted" : "proposed" },
            }) + "\n");
            signals.Write(JsonText.Line(new JsonObject
            {
                { "ts", ts }, { "kind", i % 2 == 0 ? "aha_shown" : "aha_used" }, { "source", "claude-code" }, { "aha_id", $"aha_{i * 7 % Cards}" }, { "context", SignalContext.Shown("Prompt", $"{i % 50:x16}", 120) }, { "id", $"sig_{i}" },
            }) + "\n");
        }
    }
}
