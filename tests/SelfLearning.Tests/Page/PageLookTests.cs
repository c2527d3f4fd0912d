using System.Text.Json.Nodes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>How the views look: light and dark, wide and narrow, for those who see them and for those who do not. With SELF_LEARNING_UPDATE=1 the
/// pictures of docs/page are taken anew, and those of narrow windows go to artifacts/page.</summary>
public sealed class PageLookTests : IDisposable
{
    private static readonly (string Name, string View)[] Views =
    [
        ("overview", "overview"), ("review", "review"), ("card", $"record/{PageStory.Id(0)}"), ("recall", "recall?error=" + Uri.EscapeDataString("Platform linker ('clang' or 'gcc') not found")),
        ("sessions", "sessions"), ("backports", "backports"),
    ];

    private readonly Sandbox box = new();

    public PageLookTests() => PageStory.Tell(box);

    [Fact]
    public void Every_view_fits_wide_and_narrow_windows_in_light_and_dark()
    {
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        foreach (var (name, view) in Views)
        {
            foreach (var (width, isDark) in new[] { (1400, false), (1400, true), (400, false), (400, true) })
            {
                tab.Size(width, width == 400 ? 860 : 900);
                tab.Dark(isDark);
                tab.View(view);
                Assert.True(tab.Text("document.documentElement.scrollWidth <= innerWidth") == "true", $"{name} is wider than {width} pixels.");
                if (Environment.GetEnvironmentVariable("SELF_LEARNING_UPDATE") is "1")
                    Keep(tab, width, $"{name}{(isDark ? "-dark" : "")}.webp");
            }
        }
    }

    [Fact]
    public void A_checker_of_accessibility_finds_nothing_serious_in_any_view()
    {
        var axe = Path.Combine(Project.Root, "artifacts/axe/node_modules/axe-core/axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not here (npm install --prefix artifacts/axe axe-core)");
        var script = File.ReadAllText(axe);
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        var found = new List<string>();
        foreach (var (name, view) in Views.Append(("search", "search?q=jq")).Append(("empty", "search?q=nothingatall")))
        {
            foreach (var (width, isDark) in new[] { (1400, false), (400, true) })
            {
                tab.Size(width, 900);
                tab.Dark(isDark);
                tab.View(view);
                Check($"{name}, {width} pixels, {(isDark ? "dark" : "light")}");
            }
        }

        tab.View("review");
        tab.Key("?");
        Check("a dialog");
        Assert.True(found.Count == 0, string.Join('\n', found));

        void Check(string where)
        {
            tab.Load(script);
            var result = JsonNode.Parse(tab.Text("axe.run().then(r => JSON.stringify({ passes: r.passes.length, violations: r.violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 200) + ' ' + n.failureSummary.slice(0, 200)) })) }))"))!;
            Assert.True((int)result["passes"]! > 10, $"{where}: {result}");
            found.AddRange(result["violations"]!.AsArray().Where(v => v!["impact"]?.ToString() is "serious" or "critical").Select(v => $"{where}: {v!["id"]} {string.Join(" | ", v["nodes"]!.AsArray().Take(3))}"));
        }
    }

    public void Dispose() => box.Dispose();

    private static void Keep(Tab tab, int width, string name)
    {
        var folder = Path.Combine(Project.Root, width == 400 ? "artifacts/page" : "docs/page");
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), tab.Picture());
    }
}
