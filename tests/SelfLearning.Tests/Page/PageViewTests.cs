using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>Each view in Debian's Chromium over the published program: with data, empty, and with hostile texts.</summary>
public sealed class PageViewTests : IDisposable
{
    private static readonly string[] Views = ["overview", "review", "recall", "sessions", "backports", "search?q=jq", $"record/{PageStory.Id(0)}", "record/rec_script"];

    private readonly Sandbox box = new();

    [Fact]
    public void Every_view_shows_what_the_store_holds_without_a_fault_and_asks_nobody_else()
    {
        PageStory.Tell(box);
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = Open(browser, page);
        (string View, string[] Words)[] expected =
        [
            ("overview", ["Newest cards", "jq needs -r", "Script the log count", "Hints by week", "tokens of your agents", "Cards by status"]),
            ("review", ["Recommendations (2 open)", "Script the log count", "cargo build fails", "Worth a place in a skill", "Cards of one title"]),
            ("sessions", ["claude-code", "Helped", "fit 0.84, error signature", "130 tokens"]),
            ("backports", [".claude/skills/log-search", "the card changed since", "in place"]),
            ("search?q=docker", ["docker build ignores"]),
            ($"record/{PageStory.Id(0)}", ["Without -r", "Helped ", "Session ", "references/self-learning-aha.md", "earlier versions", "aha_shown"]),
            ("record/rec_script", ["It was typed by hand"]),
            ("recall?error=" + Uri.EscapeDataString("Platform linker ('clang' or 'gcc') not found"), ["dotnet publish needs a linker", "What each agent would be shown", "Claude Code", "recalled-memory"]),
        ];
        foreach (var (view, words) in expected)
        {
            tab.View(view);
            Assert.All(words, word => Assert.True(tab.Body.Contains(word, StringComparison.Ordinal), $"{view} does not say \"{word}\":\n{tab.Body}"));
        }

        Assert.Empty(tab.Faults);
        Assert.NotEmpty(tab.Requests);
        Assert.All(tab.Requests, address => Assert.StartsWith(page.Origin + "/", address, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_store_says_in_every_view_what_to_do()
    {
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = Open(browser, page);
        foreach (var view in new[] { "overview", "review", "sessions", "backports", "search?q=nothing", "recall?prompt=anything%20at%20all" })
        {
            tab.View(view);
            Assert.True(tab.Text("document.querySelectorAll('.empty').length") is not "0", $"{view}:\n{tab.Body}");
        }

        tab.View("record/aha_none");
        Assert.Contains("Unknown: aha_none", tab.Body, StringComparison.Ordinal);
        Assert.False(Directory.Exists(box.Store));
    }

    [Fact]
    public void Hostile_texts_stand_as_text_in_every_view_and_in_the_export()
    {
        var texts = File.ReadLines(Project.Data("security/injection.jsonl")).Select(l => (Parsed(l)["id"]!.ToString(), Parsed(l)["text"]!.ToString())).ToList();
        Assert.True(texts.Count > 100);
        texts.Add(("own1", "</script><script>window.broken = 1</script>"));
        texts.Add(("own2", "<img src=http://attacker.example/x onerror=\"window.broken = 2\">"));
        texts.Add(("own3", "javascript:alert(1)"));
        texts.Add(("own4", "</title><svg/onload=alert(2)>'\"`${window.broken = 3}"));
        Directory.CreateDirectory(box.Store);
        foreach (var journal in new[] { "aha_cards", "recommendations", "candidates", "signals" })
        {
            var kind = journal switch { "aha_cards" => "aha_", "recommendations" => "rec_", "candidates" => "cand_", _ => "sig_" };
            File.WriteAllText(Path.Combine(box.Store, journal + ".jsonl"), string.Concat(texts.Select(t => JsonText.Line(Hostile(kind + t.Item1, t.Item2, $"aha_{t.Item1}")) + "\n")));
        }

        box.Write("repo/.agent-skills/self-learning/v1/users/ada/.cache/receipts/00000000000000ff.jsonl", string.Concat(texts.Select(t => JsonText.Line(new JsonObject
        {
            { "kind", "shown" }, { "card", $"aha_{t.Item1}" }, { "moment", "Prompt" }, { "why", t.Item2 }, { "subagent", t.Item2 },
        }) + "\n")));
        var export = Path.Combine(box.Root, "export.html");
        using var page = RunningPage.Start(box);
        box.Do("ui", "--export", export);
        using var browser = Browser.Start();
        var tab = Open(browser, page);
        var views = new[] { "overview", "review", "sessions", "search?q=script", $"search?q={Uri.EscapeDataString(texts[^3].Item2)}", "backports" }.Concat(texts.TakeLast(Project.IsLong ? texts.Count : 30).Select(t => $"record/aha_{t.Item1}")).ToList();
        foreach (var view in views)
            tab.View(view);
        Unharmed(tab, page.Origin);
        tab.View("record/aha_own1");
        Assert.Contains("</script><script>window.broken = 1</script>", tab.Body, StringComparison.Ordinal);

        var file = browser.Open();
        file.Go("file://" + export);
        file.Until("document.getElementById('main')?.dataset.drawn === 'overview'");
        foreach (var view in views)
            file.View(view);
        Unharmed(file, "file://");
        file.View("record/aha_own2");
        Assert.Contains("<img src=http://attacker.example/x", file.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_comes_appears_without_reload()
    {
        PageStory.Tell(box);
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = Open(browser, page);
        tab.View("overview");
        tab.Run("window.same = true");
        box.DoWith("""{"aha_cards": [{"title": "It came while somebody looked", "problem": "p"}]}""", "record");
        tab.UntilSays("It came while somebody looked");
        Assert.Equal("true", tab.Text("window.same"));
    }

    [Fact]
    public void A_search_goes_from_every_view_and_its_address_can_be_opened_in_another_window()
    {
        PageStory.Tell(box);
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = Open(browser, page);
        tab.View("sessions");
        tab.Key("/");
        Assert.Equal("query", tab.Text("document.activeElement.id"));
        tab.Fill("query", "worktree");
        tab.UntilSays("git worktree keeps a branch");
        var address = tab.Text("location.href");
        Assert.DoesNotContain("token", address, StringComparison.Ordinal);

        var other = browser.Open();
        other.Go(address);
        other.UntilSays("git worktree keeps a branch");
    }

    [Fact]
    public void The_export_is_the_page_without_any_network_and_without_secrets()
    {
        PageStory.Tell(box);
        const string secret = "ghp_1234567890abcdefghijklmnopqrstuvwxyzAB"; // Of an older program, which let it in.
        File.AppendAllText(Path.Combine(box.Store, "aha_cards.jsonl"), $$"""{"id": "aha_old", "ts": "2026-01-01T00:00:00Z", "title": "An old one", "problem": "token {{secret}} was used", "links": ["https://attacker.example/"]}""" + "\n");
        var export = Path.Combine(box.Root, "export.html");
        box.Do("ui", "--export", export);
        var text = File.ReadAllText(export);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(box.Root, text, StringComparison.Ordinal);

        using var browser = Browser.Start();
        var tab = browser.Open();
        tab.Go("file://" + export);
        tab.Until("document.getElementById('main')?.dataset.drawn === 'overview'");
        foreach (var view in Views.Where(v => v != "recall"))
            tab.View(view);
        tab.View("record/aha_old");
        Assert.Contains("https://attacker.example/", tab.Body, StringComparison.Ordinal);
        Assert.Equal("0", tab.Text("document.querySelectorAll('a:not([href^=\"#\"])').length"));
        tab.View("search?q=docker");
        Assert.Contains("docker build ignores", tab.Body, StringComparison.Ordinal);
        Assert.Equal("0", tab.Text("document.querySelectorAll('main button').length"));
        Assert.Empty(tab.Faults);
        Assert.All(tab.Requests, address => Assert.StartsWith("file://" + export, address, StringComparison.Ordinal));
    }

    [Fact]
    public void A_foreign_page_gets_nothing_and_changes_nothing_with_the_cookie_of_the_browser()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "A lesson", "problem": "p"}]}""", "record");
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        Open(browser, page);
        // Another page of the same machine: the browser counts it as of the same site, so only the guard stands between.
        using var foreign = new ForeignPage();
        var tab = browser.Open();
        tab.Go(foreign.Address);
        tab.Until("document.title === 'foreign'");
        var tried = $"fetch('{page.Origin}/api/aha-status', {{ method: 'POST', credentials: 'include', mode: 'no-cors', headers: {{ 'Content-Type': 'text/plain' }}, body: JSON.stringify({{ ids: ['aha_1'], status: 'rejected' }}) }}).then(r => r.type, e => 'failed')";
        Assert.Contains(tab.Text(tried), new[] { "opaque", "failed" });
        Assert.Equal("failed", tab.Text($"fetch('{page.Origin}/api/overview', {{ credentials: 'include' }}).then(r => 'read', e => 'failed')"));
        tab.Run($"document.body.append(Object.assign(document.createElement('iframe'), {{ src: '{page.Origin}/', name: 'inner' }}), Object.assign(document.createElement('script'), {{ src: '{page.Origin}/app.js', id: 'stolen' }}))");
        Thread.Sleep(500);
        Assert.Equal("unreadable", tab.Text("(() => { try { return frames[0].document ? 'readable' : 'unreadable'; } catch { return 'unreadable'; } })()"));
        Assert.Single(box.Lines("aha_cards.jsonl"));
    }

    public void Dispose() => box.Dispose();

    internal static Tab Open(Browser browser, RunningPage page)
    {
        var tab = browser.Open();
        tab.Go(page.Address);
        tab.Until("document.getElementById('main')?.dataset.drawn === 'overview'");
        return tab;
    }

    private static System.Text.Json.Nodes.JsonNode Parsed(string line) => System.Text.Json.Nodes.JsonNode.Parse(line)!; // The corpus has a JSON object on each line.

    private static JsonObject Hostile(string id, string text, string card) => new()
    {
        { "id", id }, { "ts", "2026-01-01T00:00:00Z" }, { "title", text }, { "when_to_use", text }, { "problem", text }, { "why", text }, { "implementation_hint", text }, { "primary_skill", text }, { "note", text },
        { "solution_steps", JsonArray.Of([text]) }, { "gotchas", JsonArray.Of([text]) }, { "links", JsonArray.Of([text]) }, { "evidence", JsonArray.Of([text]) }, { "tags", JsonArray.Of([text]) },
        { "reasons", JsonArray.Of([text]) }, { "worth", new JsonNumber("0.9") }, { "expected_impact", new JsonObject { { "speed", text } } }, { text, text },
        { "kind", id.StartsWith("sig_", StringComparison.Ordinal) ? "aha_shown" : "fix" }, { "source", text }, { "context", text }, { "aha_id", card }, { "shareable", true },
    };

    private static void Unharmed(Tab tab, string origin)
    {
        Assert.Equal("", tab.Text("window.broken ?? ''"));
        Assert.Equal(0, tab.Dialogs);
        Assert.Equal("0", tab.Text("document.querySelectorAll('main script, main img, main iframe, main object, main style, main link').length"));
        Assert.Equal("0", tab.Text("[...document.querySelectorAll('main a')].filter(a => !a.getAttribute('href').startsWith('#/')).length"));
        Assert.Empty(tab.Faults);
        Assert.All(tab.Requests, address => Assert.StartsWith(origin, address, StringComparison.Ordinal));
    }
}
