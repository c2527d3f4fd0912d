using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>Each action of the page, pressed in the browser, changes the store as the command does.</summary>
public sealed class PageActionTests : IDisposable
{
    private readonly Sandbox box = new();

    public PageActionTests() => PageStory.Tell(box);

    [Fact]
    public void Recommendations_cards_and_candidates_are_worked_off_by_keyboard()
    {
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        tab.View("review");
        tab.Key("j");
        Assert.Equal("rec_script", tab.Text("document.activeElement.dataset.id"));
        tab.Key("x");
        tab.Key("j");
        tab.Key("x");
        tab.UntilSays("2 chosen");
        tab.Key("n");
        Dialog(tab, "Apply");
        Assert.Equal(["done", "done"], new[] { "rec_script", "rec_image" }.Select(id => Last("recommendations.jsonl", id).Text("status")));
        Assert.Equal(2, box.Lines("signals.jsonl").Count(l => l.Contains("rec_done", StringComparison.Ordinal)));

        Focus(tab, "cand_0");
        tab.Key("p");
        Dialog(tab, "Keep");
        Assert.Equal("kept", Last("candidates.jsonl", "cand_0").Text("status"));
        Assert.Contains("cargo build fails", string.Concat(box.Lines("aha_cards.jsonl")), StringComparison.Ordinal);

        Focus(tab, "cand_1");
        tab.Key("d");
        Dialog(tab, "Discard");
        Assert.Equal("discarded", Last("candidates.jsonl", "cand_1").Text("status"));

        Focus(tab, "cand_2");
        tab.Key("m");
        tab.Until("document.getElementById('dialog').open");
        tab.Fill("into", PageStory.Id(3));
        Dialog(tab, "Merge");
        Assert.Equal(("merged", PageStory.Id(3)), (Last("candidates.jsonl", "cand_2").Text("status"), Last("candidates.jsonl", "cand_2").Text("card_id")));
        Assert.Contains("Run it as it worked", Last("aha_cards.jsonl", PageStory.Id(3)).Texts("solution_steps"));
    }

    [Fact]
    public void A_card_is_edited_and_put_aside_as_the_commands_do_it()
    {
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        tab.View($"record/{PageStory.Id(1)}");
        tab.Press("Edit", "document.getElementById('main')");
        tab.Until("document.getElementById('dialog').open");
        tab.Fill("problem", "A new text with \"quotes\" & <marks>.");
        tab.Fill("solution_steps", "one\ntwo");
        Dialog(tab, "Save");
        var edited = Last("aha_cards.jsonl", PageStory.Id(1));
        Assert.Equal("A new text with \"quotes\" & <marks>.", edited.Text("problem"));
        Assert.Equal(["one", "two"], edited.Texts("solution_steps"));
        Assert.Equal("fatal: 'main' is already checked out", edited.Text("when_to_use"));

        tab.UntilSays("A new text");
        tab.Press("Deprecate");
        tab.Until("document.getElementById('dialog').open");
        tab.Fill("note", "not needed any more");
        Dialog(tab, "Apply");
        var aside = Last("aha_cards.jsonl", PageStory.Id(1));
        Assert.Equal(("deprecated", "not needed any more"), (aside.Text("status"), aside.Text("note")));
    }

    [Fact]
    public void Accepting_is_a_persons_consent_only_with_the_code_of_the_terminal()
    {
        using var page = RunningPage.Start(box, atTerminal: true);
        Assert.NotNull(page.Code);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        tab.View($"record/{PageStory.Id(3)}");
        tab.Press("Accept");
        tab.UntilSays("Type the code");
        tab.Fill("code", "AAAA-AAAA");
        tab.Press("Continue");
        tab.UntilSays("That is not the code.");
        tab.Fill("code", page.Code.ToLowerInvariant());
        tab.Press("Continue");
        tab.UntilSays("This is your approval of the text above");
        Assert.Contains("Only the .dockerignore at the root", tab.Text("document.getElementById('dialog').innerText"), StringComparison.Ordinal);
        Dialog(tab, "Apply");
        var card = Last("aha_cards.jsonl", PageStory.Id(3));
        Assert.Equal(("accepted", "page"), (card.Text("status"), card.Object("approved")?.Text("via")));
        Assert.True(Consent.IsGiven(card));
        tab.UntilSays("approved by a person");

        // Once is enough; but a text that was changed while it was read is not approved.
        tab.View($"record/{PageStory.Id(4)}");
        tab.Press("Accept");
        tab.UntilSays("This is your approval of the text above");
        box.DoWith($$"""{"aha_cards": [{"id": "{{PageStory.Id(4)}}", "title": "psql", "problem": "Something else."}]}""", "record");
        tab.Press("Apply");
        tab.UntilSays("was changed while you read it");
        Assert.False(Last("aha_cards.jsonl", PageStory.Id(4)).Has("approved"));
    }

    [Fact]
    public void Cards_go_into_a_skill_and_out_again_by_the_plan_that_was_shown()
    {
        var skill = Path.Combine(box.Repo, ".claude/skills/docker");
        var before = "---\nname: docker\ndescription: Build images.\n---\n\n# Docker\n";
        box.Write("repo/.claude/skills/docker/SKILL.md", before);
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        tab.View($"record/{PageStory.Id(3)}");
        tab.Press("Put into a skill");
        tab.Until("document.getElementById('dialog').open");
        tab.Fill("target", ".claude/skills/docker");
        tab.Press("Show the change");
        tab.UntilSays("+## docker build ignores .dockerignore of a parent folder");
        Assert.Equal(before, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Dialog(tab, "Apply");
        Assert.Contains("docker build ignores", File.ReadAllText(Path.Combine(skill, "references/self-learning-aha.md")), StringComparison.Ordinal);
        Assert.Equal(1, box.Lines("signals.jsonl").Count(l => l.Contains("aha_backported", StringComparison.Ordinal) && l.Contains(PageStory.Id(3), StringComparison.Ordinal)));

        tab.View("backports");
        Assert.Equal("1", tab.Text("[...document.querySelectorAll('section.panel')].filter(s => s.innerText.includes('skills/docker')).length"));
        tab.Press("Remove", "[...document.querySelectorAll('section.panel')].find(s => s.innerText.includes('skills/docker'))");
        tab.UntilSays("-## docker build ignores .dockerignore of a parent folder");
        Dialog(tab, "Apply");
        Assert.Equal(before, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Assert.False(File.Exists(Path.Combine(skill, "references/self-learning-aha.md")));
    }

    [Fact]
    public void A_fault_of_an_action_is_said_in_the_dialog_and_changes_nothing()
    {
        using var page = RunningPage.Start(box);
        using var browser = Browser.Start();
        var tab = PageViewTests.Open(browser, page);
        tab.View("backports");
        tab.Press("Put cards into");
        tab.Until("document.getElementById('dialog').open");
        tab.Fill("ids", "aha_unknown");
        tab.Fill("target", ".claude/skills/log-search");
        tab.Press("Show the change");
        tab.UntilSays("Unknown: aha_unknown. Nothing was changed.");
    }

    [Fact]
    public void A_plan_is_applied_once_and_only_as_it_was_shown()
    {
        using var page = RunningPage.Start(box);
        using var guest = page.Guest();
        using var planned = guest.Post("plan-backport", $$"""{"ids": ["{{PageStory.Id(3)}}"], "target": ".claude/skills/log-search"}""");
        var plan = System.Text.Json.Nodes.JsonNode.Parse(PageClient.Body(planned))!["plan"]!.ToString();
        var lines = box.Lines("backports.jsonl").Length;
        File.AppendAllText(Path.Combine(box.Repo, ".claude/skills/log-search/SKILL.md"), "Somebody else wrote here.\n");
        using var refused = guest.Post("apply", $$"""{"plan": "{{plan}}"}""");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(lines, box.Lines("backports.jsonl").Length);
        using var again = guest.Post("apply", $$"""{"plan": "{{plan}}"}""");
        Assert.Contains("applied already", PageClient.Body(again), StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private static void Focus(Tab tab, string id)
    {
        tab.Until($"document.querySelector('[data-id=\"{id}\"]') && !document.getElementById('dialog').open");
        tab.Run($"document.querySelector('[data-id=\"{id}\"]').focus()");
    }

    private static void Dialog(Tab tab, string action)
    {
        tab.Until($"document.getElementById('dialog').open && [...document.querySelectorAll('#dialog button')].some(b => b.textContent === '{action}')");
        tab.Press(action, "document.getElementById('dialog')");
        tab.Until("!document.getElementById('dialog').open || document.querySelector('#dialog .fault')?.textContent");
        Assert.Equal("", tab.Text("document.getElementById('dialog').open ? document.querySelector('#dialog .fault').textContent : ''"));
        tab.Until("document.getElementById('main').dataset.drawn !== undefined");
    }

    private JsonObject Last(string journal, string id) =>
        box.Lines(journal).Select(l => JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(l), out var value, out _) ? (JsonObject)value : null).OfType<JsonObject>().Last(r => r.Text("id") == id);
}
