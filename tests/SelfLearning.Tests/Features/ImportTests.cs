using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;
using SQLitePCL;

namespace SelfLearning.Tests.Features;

public sealed class ImportTests : IDisposable
{
    private const string Memory = """
        # Project notes

        See also the wiki.

        ## Builds

        - Run `make gen` before `make test`. Otherwise the stubs are stale.
          - make gen
          - make test
        - [Deploys](deploys.md): how we ship
        - ok then
        - The token ghp_0123456789abcdefghijABCDEFGHIJ012345 is needed for releases

        <!-- self-learning:policy:start -->
        - this program wrote this line itself
        <!-- self-learning:policy:end -->

        """;

    private readonly Sandbox box = new();

    [Fact]
    public void A_markdown_memory_becomes_candidates_once()
    {
        box.Write("repo/NOTES.md", Memory);
        var plan = box.Do("import", "--from", "memory-md", "NOTES.md").Json;
        Assert.Equal(("2", "0", "false"), (Text(plan, "count"), Text(plan, "known"), Text(plan, "applied")));
        Assert.Equal("""{"blocks that this program wrote": 1, "items of fewer than 4 words": 1, "lines outside lists": 1, "links to other files": 1}""", JsonText.Line(plan.Object("left_out")!));
        Assert.Empty(box.Lines("candidates.jsonl"));

        box.Do("import", "--from", "memory-md", "NOTES.md", "--yes");
        var lines = box.Lines("candidates.jsonl");
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"title\": \"Run `make gen` before `make test`\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"when_to_use\": \"Working on: Project notes, Builds\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"solution_steps\": [\"make gen\", \"make test\"]", lines[0], StringComparison.Ordinal);
        Assert.Contains("imported from memory-md: NOTES.md:7", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_0123", lines[1], StringComparison.Ordinal);

        var again = box.Do("import", "--from", "memory-md", "NOTES.md", "--yes").Json;
        Assert.Equal(("0", "2"), (Text(again, "count"), Text(again, "known")));
        Assert.Equal(2, box.Lines("candidates.jsonl").Length);
    }

    [Fact]
    public void What_was_imported_is_shown_by_no_hook_before_it_is_kept()
    {
        box.Write("repo/NOTES.md", "# DB\n\n- psql: connection refused on port 5433 means the container is down: run `docker compose up -d db`\n");
        box.Do("import", "--from", "memory-md", "NOTES.md", "--yes");
        const string Payload = """{"session_id": "s", "hook_event_name": "UserPromptSubmit", "prompt": "psql: connection refused on port 5433, what now?"}""";
        Assert.Equal("", box.DoWith(Payload, "hook", "claude-code").Output);
        var id = ((JsonObject)((JsonArray)box.Do("candidates", "--kind", "import").Json.Find("items")!).Items[0]).Text("id")!;
        box.Do("keep", id);
        Assert.Contains("docker compose up", box.DoWith(Payload, "hook", "claude-code").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_one_lesson_with_front_matter_is_one_candidate()
    {
        box.Write("repo/memory/use-pnpm.md", "---\nname: use-pnpm\ndescription: This repository uses pnpm\ntype: feedback\n---\nAlways call pnpm.\n\n**Why:** npm breaks the lockfile.\n\n**How to apply:** before installing a package\n");
        box.Write("repo/memory/MEMORY.md", "- [Use pnpm](use-pnpm.md): which package manager\n");
        box.Do("import", "--from", "memory-md", "memory", "--yes");
        var line = Assert.Single(box.Lines("candidates.jsonl"));
        Assert.Contains("\"title\": \"This repository uses pnpm\", \"when_to_use\": \"before installing a package\", \"problem\": \"npm breaks the lockfile.\", \"solution_steps\": [\"Always call pnpm.\"]", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_exported_comes_back_whole()
    {
        box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w", "problem": "p", "solution_steps": ["a", "b"], "evidence": ["e"], "tags": ["x"], "primary_skill": "git"}]}""", "record");
        var exported = box.Do("export", "--to", "json").Output;
        using var other = new Sandbox();
        other.Write("repo/cards.json", exported);
        other.Do("import", "--from", "json", "cards.json", "--yes");
        var id = ((JsonObject)((JsonArray)other.Do("candidates").Json.Find("items")!).Items[0]).Text("id")!;
        other.Do("keep", id);
        var card = (JsonObject)((JsonArray)other.Do("list").Json.Find("items")!).Items[0];
        Assert.Equal(("T", "w", "p", "a,b", "git"), (card.Text("title"), card.Text("when_to_use"), card.Text("problem"), string.Join(',', card.Texts("solution_steps")), card.Text("primary_skill")));
        Assert.Equal("e", card.Texts("evidence")[0]);
        Assert.StartsWith("imported from json: cards.json, aha_", card.Texts("evidence")[1], StringComparison.Ordinal);
        Assert.Equal(["imported", "x"], card.Texts("tags"));
        // A journal is read by its latest lines.
        File.Copy(Path.Combine(box.Store, "aha_cards.jsonl"), Path.Combine(other.Repo, "aha_cards.jsonl"));
        Assert.Equal("1", Text(other.Do("import", "--from", "json", "aha_cards.jsonl").Json, "known"));
    }

    [Fact]
    public void An_export_into_AGENTS_md_is_a_backport_that_goes_again()
    {
        box.Write("repo/AGENTS.md", "# Agents\n");
        Assert.Contains("No card is accepted and shareable", box.Run("export", "--to", "agents-md").Error, StringComparison.Ordinal);
        box.DoWith("""{"aha_cards": [{"id": "aha_ok", "title": "T", "when_to_use": "w", "solution_steps": ["a"], "evidence": ["e"], "scope": "portable", "shareable": true, "status": "accepted"}]}""", "record");
        box.Do("export", "--to", "agents-md");
        Assert.Equal("# Agents\n", File.ReadAllText(Path.Combine(box.Repo, "AGENTS.md")));
        box.Do("export", "--to", "agents-md", "--apply");
        Assert.Contains("aha:start id=aha_ok", File.ReadAllText(Path.Combine(box.Repo, "AGENTS.md")), StringComparison.Ordinal);
        box.Do("backport-remove", "aha_ok", "--yes");
        Assert.Equal("# Agents\n", File.ReadAllText(Path.Combine(box.Repo, "AGENTS.md")));
    }

    [Fact]
    public void The_database_of_claude_mem_gives_this_projects_lessons()
    {
        Batteries_V2.Init();
        var path = Path.Combine(box.Root, "claude-mem.db");
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(path, out var database));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, """
            CREATE TABLE observations (id INTEGER PRIMARY KEY, project TEXT, type TEXT, title TEXT, subtitle TEXT, narrative TEXT, facts TEXT, concepts TEXT, text TEXT);
            CREATE TABLE session_summaries (id INTEGER PRIMARY KEY, project TEXT, request TEXT, learned TEXT);
            CREATE TABLE user_prompts (id INTEGER PRIMARY KEY, prompt TEXT);
            INSERT INTO observations VALUES (1, 'repo', 'bugfix', 'Vite needs --host in containers', 'Dev server unreachable', 'The dev server listens on localhost only.', '["Start it with --host"]', '["vite"]', NULL);
            INSERT INTO observations VALUES (2, 'other', 'discovery', 'Not of this project', '', '', '[]', '[]', NULL);
            INSERT INTO session_summaries VALUES (1, 'repo', 'Fix the build', 'The cache key has to hold the lockfile hash');
            INSERT INTO session_summaries VALUES (2, 'repo', 'Chat', '');
            INSERT INTO user_prompts VALUES (1, 'hello');
            """));
        raw.sqlite3_close_v2(database);
        var before = File.ReadAllBytes(path);
        var plan = box.Do("import", "--from", "claude-mem", path, "--yes").Json;
        Assert.Equal("2", Text(plan, "count"));
        Assert.Equal("""{"lessons of other projects": 1, "prompts": 1, "rows that say nothing": 1}""", JsonText.Line(plan.Object("left_out")!));
        Assert.Contains("\"title\": \"Vite needs --host in containers\", \"when_to_use\": \"Dev server unreachable\"", box.Lines("candidates.jsonl")[0], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal("1", Text(box.Do("import", "--from", "claude-mem", path, "--project", "other").Json, "count"));
    }

    [Theory]
    [InlineData("claude-mem", "NOTES.md", "is not a SQLite database")]
    [InlineData("json", "NOTES.md", "neither JSON nor a journal")]
    [InlineData("memory-md", "none.md", "does not exist")]
    public void What_is_not_that_memory_is_refused(string from, string path, string reason)
    {
        box.Write("repo/NOTES.md", Memory);
        var ran = box.Run("import", "--from", from, path, "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private static string Text(JsonObject json, string key) => string.Create(CultureInfo.InvariantCulture, $"{JsonText.Line(json.Find(key)!)}");
}
