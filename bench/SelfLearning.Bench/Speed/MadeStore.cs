using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Bench.Speed;

/// <summary>A repository with a store of so many cards and as many signals, made anew and the same every time.</summary>
internal static class MadeStore
{
    private static readonly string[] Tools = ["git", "jq", "docker", "npm", "cargo", "dotnet", "kubectl", "psql", "rg", "terraform"];
    private static readonly string[] Verbs = ["fails", "hangs", "is slow", "prints nothing", "loses output", "needs a flag", "retries", "ignores the config", "breaks the cache", "returns 1"];
    private static readonly string[] Places = ["in a worktree", "behind a proxy", "on arm64", "with an empty input", "under CI", "after an upgrade", "in a container", "with unicode names", "on a full disk", "without a terminal"];

    /// <summary>Makes <c>REPO/.git</c> and the store of user <c>bench</c> with 1 % recommendations.</summary>
    public static void Make(string repository, int cards)
    {
        var store = Path.Combine(repository, ".agent-skills/self-learning/v1/users/bench");
        Directory.CreateDirectory(store);
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        Write(store, "aha_cards.jsonl", cards, Card);
        Write(store, "signals.jsonl", cards, i => Signal(i, cards));
        Write(store, "recommendations.jsonl", Math.Max(1, cards / 100), Recommendation);
        Write(store, "events.jsonl", Math.Max(1, cards / 10), i => new JsonObject
        {
            { "task_summary", $"Task {i}: {Words(i)}" }, { "primary_skill", Tools[i % 10] }, { "notes", new JsonArray() }, { "ts", Ts(i) }, { "id", $"evt_{i:x12}" },
        });
    }

    private static void Write(string store, string file, int count, Func<int, JsonObject> record)
    {
        using var writer = new StreamWriter(Path.Combine(store, file), append: false, new UTF8Encoding(false), 1 << 20);
        for (var i = 0; i < count; i++)
            writer.Write(JsonText.Line(record(i)) + "\n");
    }

    private static JsonObject Card(int i) => new()
    {
        { "title", $"{Words(i)} (case {i})" },
        { "when_to_use", $"{Tools[i % 10]}, error {4000 + (i % 977)}, module_{i % 613}" },
        { "problem", $"Running {Tools[i % 10]} {Places[i / 100 % 10]} {Verbs[i / 10 % 10]}; the log says code {i % 977} and nothing else." },
        { "solution_steps", JsonArray.Of([$"Set OPTION_{i % 211}=1 before {Tools[i % 10]} runs", "Run the command again and look at the last line"]) },
        { "evidence", JsonArray.Of([$"docs/notes-{i % 97}.md"]) },
        { "shareable", i % 3 == 0 },
        { "tags", JsonArray.Of([Tools[i % 10], $"area-{i % 37}"]) },
        { "primary_skill", Tools[i % 10] },
        { "scope", i % 2 == 0 ? "project" : "portable" },
        { "ts", Ts(i) },
        { "id", $"aha_{i:x12}" },
        { "status", i % 11 == 0 ? "accepted" : "proposed" },
    };

    private static JsonObject Signal(int i, int cards) => new()
    {
        { "ts", Ts(i) },
        { "kind", (i % 4) switch { 0 => "aha_used", 1 => "aha_recalled", 2 => "aha_reinforced", _ => "aha_shown" } },
        { "source", "agent" },
        { "aha_id", $"aha_{i * 7 % cards:x12}" },
        { "context", $"task {i}" },
        { "id", $"sig_{i:x12}" },
    };

    private static JsonObject Recommendation(int i) => new()
    {
        { "title", $"Script the check for {Words(i)}" },
        { "why", "It was done by hand three times." },
        { "expected_impact", new JsonObject { { "speed", i % 2 == 0 ? "high" : "low" }, { "quality", "medium" } } },
        { "implementation_hint", "Add a script to the skill." },
        { "tags", JsonArray.Of(["tooling"]) },
        { "primary_skill", Tools[i % 10] },
        { "scope", "project" },
        { "ts", Ts(i) },
        { "id", $"rec_{i:x12}" },
        { "status", i % 5 == 0 ? "done" : "proposed" },
        { "last_touched_ts", Ts(i) },
    };

    private static string Words(int i) => $"{Tools[i % 10]} {Verbs[i / 10 % 10]} {Places[i / 100 % 10]}";

    private static string Ts(int i) =>
        new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(i % 400_000).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
