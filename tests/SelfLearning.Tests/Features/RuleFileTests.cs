using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class RuleFileTests : IDisposable
{
    private readonly Sandbox box = new();

    public RuleFileTests() => box.DoWith("""
        {"aha_cards": [
          {"id": "aha_1", "title": "Async tests", "when_to_use": "a test in src/api/users.test.ts hangs", "solution_steps": ["Await it in `users.ts`", "See package.json, and https://x.dev/a.ts"], "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"},
          {"id": "aha_2", "title": "Say \"please\"", "when_to_use": "always", "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"}]}
        """, "record");

    [Theory]
    [InlineData(".cursor/rules/api.mdc", "aha_1", "---\ndescription: \"a test in src/api/users.test.ts hangs\"\nglobs: **/*.ts,**/package.json\nalwaysApply: false\n---\n")]
    [InlineData(".cursor/rules/api.mdc", "aha_2", "---\ndescription: \"always\"\nglobs:\nalwaysApply: false\n---\n")]
    [InlineData(".github/instructions/api.instructions.md", "aha_1", "---\ndescription: \"a test in src/api/users.test.ts hangs\"\napplyTo: \"**/*.ts,**/package.json\"\n---\n")]
    [InlineData(".github/instructions/api.instructions.md", "aha_2", "---\ndescription: \"always\"\napplyTo: \"**\"\n---\n")]
    [InlineData(".claude/rules/api.md", "aha_1", "---\npaths:\n  - \"**/*.ts\"\n  - \"**/package.json\"\n---\n")]
    [InlineData(".claude/rules/api.md", "aha_2", "")]
    public void A_new_rule_gets_the_front_matter_that_its_agent_needs_and_goes_with_its_cards(string path, string card, string head)
    {
        var before = Tree.Of(box.Repo, "/.agent-skills/");
        var file = Path.Combine(box.Repo, path);
        box.Do("export-backport", "--file", file, "--ids", card, "--apply");
        Assert.StartsWith(head + (head.Length > 0 ? "\n" : "") + "<!-- self-learning:backport:start", File.ReadAllText(file), StringComparison.Ordinal);
        box.Now = box.Now.AddMinutes(1);
        box.DoWith($$"""{"aha_cards": [{"id": "{{card}}", "problem": "more"}]}""", "record");
        box.Do("backport-refresh", "--file", file, "--apply");
        Assert.Contains("more", File.ReadAllText(file), StringComparison.Ordinal);
        box.Do("backport-remove", card, "--yes");
        Assert.Equal(before, Tree.Of(box.Repo, "/.agent-skills/"));
    }

    [Theory]
    [InlineData(".cursor/rules/api.mdc", "---\ndescription: mine\nglobs: *.ts\nalwaysApply: true\n---\n\n- Be kind.\n")]
    [InlineData(".github/instructions/api.instructions.md", "---\r\napplyTo: \"**\"\r\n---\r\nBe kind.")]
    [InlineData(".claude/rules/api.md", "\uFEFF---\npaths: src/**\n---\nBe kind.\n")]
    public void The_front_matter_of_a_rule_that_is_there_stays_as_it_is(string path, string text)
    {
        var file = box.Write("repo/" + path, text);
        var bytes = File.ReadAllBytes(file);
        box.Do("export-backport", "--file", file, "--ids", "aha_1", "--apply");
        Assert.StartsWith(text, System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
        box.Do("export-backport", "--file", file, "--ids", "aha_2", "--apply");
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "problem": "more"}]}""", "record");
        box.Do("backport-refresh", "--apply");
        box.Do("backport-remove", "aha_1", "--yes");
        box.Do("backport-remove", "aha_2", "--yes");
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_folder_that_is_no_place_for_rules_is_not_made() =>
        Assert.Equal(1, box.Run("export-backport", "--file", "none/x.md", "--ids", "aha_1", "--apply").Exit);

    public void Dispose() => box.Dispose();
}
