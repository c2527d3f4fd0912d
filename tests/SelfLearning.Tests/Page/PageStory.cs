using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>A store as it looks after some months of work: every view of the page has something to show.</summary>
internal static class PageStory
{
    private static readonly (string Title, string When, string Problem, string[] Steps, string Skill, string Status)[] Lessons =
    [
        ("jq needs -r when its output feeds a shell loop", "jq output has quotes; a while-read loop over jq fails", "Without -r jq prints JSON strings, quotes included, so comparisons in the shell never match.", ["Add -r: `jq -r '.status' access.json`", "Count with `sort | uniq -c | sort -rn`"], "log-search", "accepted"),
        ("git worktree keeps a branch checked out until it is pruned", "fatal: 'main' is already checked out", "A deleted worktree folder still holds its branch.", ["Run `git worktree prune`", "Check out the branch again"], "git", "proposed"),
        ("dotnet publish needs a linker for native AOT", "Platform linker ('clang' or 'gcc') not found", "Native AOT links with the system's C compiler, which a bare image lacks.", ["apt-get install gcc libc6-dev", "Publish again with -r linux-x64"], "dotnet", "accepted"),
        ("docker build ignores .dockerignore of a parent folder", "the build context is several gigabytes", "Only the .dockerignore at the root of the context counts.", ["Move .dockerignore to the folder that is the context"], "docker", "proposed"),
        ("psql hides errors of a script without ON_ERROR_STOP", "a migration went halfway and exit code was 0", "psql goes on after a failed statement.", ["psql -v ON_ERROR_STOP=1 -f migration.sql"], "postgres", "proposed"),
        ("npm ci removes node_modules first", "local patches in node_modules are gone after npm ci", "npm ci deletes the folder before it installs.", ["Keep patches with patch-package"], "node", "deprecated"),
        ("Parallel tests share /tmp unless TMPDIR is set", "tests pass alone and fail together", "Two tests wrote one file.", ["Set TMPDIR for each runner"], "testing", "proposed"),
        ("Parallel tests share /tmp unless TMPDIR is set", "tests of two packages fail together", "The cache folder is shared as well.", ["Set XDG_CACHE_HOME for each runner"], "testing", "proposed"),
    ];

    public static string Id(int lesson) => $"aha_story{lesson}";

    public static void Tell(Sandbox box)
    {
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < Lessons.Length; i++)
        {
            box.Now = now.AddDays(-100 + (i * 12));
            var l = Lessons[i];
            Record(box, new JsonObject
            {
                {
                    "aha_cards", new JsonArray([new JsonObject
                    {
                        { "id", Id(i) }, { "title", l.Title }, { "when_to_use", l.When }, { "problem", l.Problem }, { "solution_steps", JsonArray.Of(l.Steps) }, { "evidence", JsonArray.Of([$"docs/notes-{i}.md"]) },
                        { "primary_skill", l.Skill }, { "scope", i % 2 == 0 ? "portable" : "project" }, { "shareable", true }, { "tags", JsonArray.Of([l.Skill, "shell"]) },
                    }])
                },
            });
            if (l.Status != "proposed")
                box.Do("aha-status", "--id", Id(i), "--status", l.Status);
        }

        box.Now = now.AddDays(-9);
        Record(box, new JsonObject { { "aha_cards", new JsonArray([new JsonObject { { "id", Id(0) }, { "title", Lessons[0].Title }, { "gotchas", JsonArray.Of(["-r drops the quotes of every string, keys too"]) } }]) } });
        Record(box, new JsonObject
        {
            {
                "recommendations", new JsonArray([
                    Recommendation("rec_script", "Script the log count", "It was typed by hand three times.", "high"), Recommendation("rec_image", "Put gcc into the build image", "Every native build installs it anew.", "medium")])
            },
        });
        Signals(box, now);
        Sessions(box, now);
        Candidates(box);
        box.Write("repo/.claude/skills/log-search/SKILL.md", "---\nname: log-search\ndescription: Search and count in log files.\n---\n\n# Log search\n\nUse jq for JSON logs.\n");
        box.Now = now.AddDays(-6);
        box.Do("export-backport", "--skill-path", ".claude/skills/log-search", "--ids", $"{Id(0)},{Id(2)}", "--apply");
        box.Now = now.AddDays(-2);
        Record(box, new JsonObject { { "aha_cards", new JsonArray([new JsonObject { { "id", Id(0) }, { "title", Lessons[0].Title }, { "problem", "Without -r jq prints JSON strings, quotes included; comparisons and arithmetic in the shell never match." } }]) } });
        box.Now = now;
    }

    private static JsonObject Recommendation(string id, string title, string why, string speed) => new()
    {
        { "id", id }, { "title", title }, { "why", why }, { "expected_impact", new JsonObject { { "speed", speed }, { "quality", "medium" } } }, { "implementation_hint", "Add a script to the skill." }, { "primary_skill", "log-search" },
    };

    private static void Record(Sandbox box, JsonObject payload) => box.DoWith(JsonText.Line(payload), "record");

    private static string Session(int number) => $"{number:x2}3f5a7c9e1b2d4f";

    private static void Signals(Sandbox box, DateTimeOffset now)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < 90; i++)
        {
            var (day, card) = (now.AddDays(-80 + (i * 80.0 / 90)), i % 4);
            var session = Session(i % 6);
            Add("aha_shown", $"moment=AfterFailure; receipts={session}; tokens={110 + (i % 5 * 20)}");
            if (i % 3 == 0)
                Add("aha_used", "task");
            if (i % 4 == 0)
                Add("aha_helped", $"its advice was used, then the failed command succeeded; receipts={session}");
            if (i % 18 == 3)
                Add("aha_harmed", "in two sessions its advice was used and the command failed again");

            void Add(string kind, string context) => lines.Append(JsonText.Line(new JsonObject
            {
                { "ts", Timestamp.Text(day) }, { "kind", kind }, { "source", i % 2 == 0 ? "claude-code" : "codex" }, { "aha_id", Id(card) }, { "context", context }, { "id", $"sig_{kind}{i}" },
            })).Append('\n');
        }

        File.AppendAllText(Path.Combine(box.Store, "signals.jsonl"), lines.ToString());
    }

    private static void Sessions(Sandbox box, DateTimeOffset now)
    {
        for (var i = 0; i < 6; i++)
        {
            var began = now.AddHours(-5 * (6 - i));
            var lines = new[]
            {
                Line(0, "reset", null, "SessionStart", "startup", 0), Line(1, "shown", Id(2), "SessionStart", "session start", 96), Line(340, "shown", Id(i % 4), "AfterFailure", "fit 0.84, error signature", 130),
                Line(395, "used", Id(i % 4), "AfterTool", null, 0), i % 3 == 2 ? Line(420, "against", Id(i % 4), "AfterFailure", null, 0) : Line(420, "helped", Id(i % 4), "AfterTool", null, 0),
            };
            box.Write($"repo/.agent-skills/self-learning/v1/users/ada/.cache/receipts/{Session(i)}.jsonl", string.Concat(lines));
            File.SetLastWriteTimeUtc(Path.Combine(box.Store, ".cache/receipts", Session(i) + ".jsonl"), began.AddSeconds(420).UtcDateTime);

            string Line(int seconds, string kind, string? card, string moment, string? why, int tokens)
            {
                var line = new JsonObject { { "kind", kind }, { "ts", Timestamp.Text(began.AddSeconds(seconds)) } };
                if (card is not null)
                    line.Add("card", card);
                line.Add("moment", moment);
                if (why is not null)
                    line.Add("why", why);
                if (tokens > 0)
                    line.Add("tokens", tokens);
                return JsonText.Line(line) + "\n";
            }
        }
    }

    private static void Candidates(Sandbox box)
    {
        var lines = Enumerable.Range(0, 3).Select(i => JsonText.Line(new JsonObject
        {
            { "id", $"cand_{i}" }, { "ts", "2026-01-01T00:00:00Z" }, { "kind", "fix" }, { "status", "open" },
            { "title", new[] { "cargo build fails behind the proxy until CARGO_HTTP_CAINFO is set", "rg skips hidden files unless --hidden is given", "kubectl needs the context of the staging cluster" }[i] },
            { "when_to_use", "the command failed" }, { "problem", "It failed, and then it worked." }, { "solution_steps", JsonArray.Of(["Run it as it worked"]) },
            { "worth", new JsonNumber((0.92 - (i * 0.11)).ToString("0.00", CultureInfo.InvariantCulture)) }, { "reasons", JsonArray.Of(["three sessions", "the same command worked then"]) },
        }) + "\n");
        File.AppendAllText(Path.Combine(box.Store, "candidates.jsonl"), string.Concat(lines));
    }
}
