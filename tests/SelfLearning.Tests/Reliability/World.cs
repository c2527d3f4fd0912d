using SelfLearning.Core.Text;
using System.Diagnostics;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Reliability;

/// <summary>A repository whose stores hold something for every writing verb, put back as it was before each run, and what must hold after
/// a run that may have been cut short: each journal is as before or as after, no old record is touched, targets are whole.</summary>
internal sealed class World : IDisposable
{
    private const string Skill = "---\nname: NAME\ndescription: Does things.\n---\n\n# Text\n";
    private readonly string template = Directory.CreateTempSubdirectory("self-learning-world-").FullName;

    // What a killed edit or upgrade leaves among temporary files goes with the world.
    private readonly string temporary = Directory.CreateTempSubdirectory("self-learning-world-").FullName;
    private readonly Dictionary<string, Dictionary<string, List<string>>> expected = [];
    private readonly Dictionary<string, Dictionary<string, string>> expectedOfAgents = [];
    private readonly Dictionary<string, string> uninstalled;
    private readonly Dictionary<string, string> installed;
    private Dictionary<string, List<string>> before = [];

    public World()
    {
        Box.Write("repo/.claude/skills/one/SKILL.md", Skill.Replace("NAME", "one", StringComparison.Ordinal));
        Box.Write("repo/.claude/skills/two/SKILL.md", Skill.Replace("NAME", "two", StringComparison.Ordinal));
        Box.DoWith("""
            {"event": {"id": "evt_1", "task_summary": "first", "primary_skill": "git", "x_event": [1.50]},
             "aha_cards": [
               {"id": "aha_1", "title": "kept", "when_to_use": "always", "key": "k1", "problem": "p", "solution_steps": ["step"], "evidence": ["e"], "shareable": true, "scope": "portable", "status": "accepted", "x_foreign": {"deep": [1.50, {"y": null}]}},
               {"id": "aha_2", "title": "to forget", "when_to_use": "never", "problem": "ask jane@acme.dev"},
               {"id": "aha_b", "title": "stands in a skill", "when_to_use": "w", "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"}],
             "recommendations": [{"id": "rec_1", "title": "do it", "why": "w", "x_rec": {"z": 1e5}}]}
            """, "record");
        Box.Do("export-backport", "--skill-path", ".claude/skills/two", "--ids", "aha_b", "--apply");
        // Both sides have something for a refresh: a later version of the card, and an edit in the file; and a rule beside the skill holds it, too.
        Box.Do("export-backport", "--file", "RULE.md", "--ids", "aha_b", "--apply");
        Box.DoWith("""{"aha_cards": [{"id": "aha_b", "solution_steps": ["a later step"]}]}""", "record");
        foreach (var file in Cards)
            File.WriteAllText(file, File.ReadAllText(file).Replace("- e\n", "- e, seen twice\n", StringComparison.Ordinal));
        Append("aha_cards.jsonl", "{\"id\": \"aha_old\", \"ts\": \"2026-01-01T00:00:00Z\", \"title\": \"no skill\", \"when_to_use\": \"x\"}\n");
        Append("aha_cards.jsonl", "{\"id\": \"aha_newer\", \"ts\": \"2026-01-01T00:00:00Z\", \"title\": \"newer\", \"schema\": \"self-learning/v9\", \"shape\": {\"x\": 1}}\n");
        Append("events.jsonl", "{\"id\": \"evt_secret\", \"ts\": \"2026-01-01T00:00:00Z\", \"task_summary\": \"password=hunter2-Xk9Qw71 was used\"}\nrubbish\n");
        Append("candidates.jsonl", "{\"id\": \"cand_1\", \"ts\": \"2026-01-01T00:00:00Z\", \"title\": \"found\", \"when_to_use\": \"w\", \"solution_steps\": [\"found step\"], \"status\": \"open\", \"kind\": \"fix\", \"worth\": 0.90, \"x_cand\": [1.50]}\n");
        Box.Edits = text => text.Replace("\"problem\": \"p\"", "\"problem\": \"q\"", StringComparison.Ordinal);
        Box.Write("repo/NOTES.md", "# Notes\n\n- run `make gen` before `make test`\n");
        Box.Write("repo/AGENTS.md", "# Agents\n");
        Box.Write("repo/session.jsonl", """
            {"type":"user","sessionId":"s","message":{"content":"Go"}}
            {"type":"assistant","message":{"content":[{"type":"tool_use","id":"c1","name":"Bash","input":{"command":"bd status --short"}}]}}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c1","is_error":true,"content":"Exit code 1\nError: unknown flag: --short"}]}}
            {"type":"assistant","message":{"content":[{"type":"tool_use","id":"c2","name":"Bash","input":{"command":"bd status"}}]}}
            {"type":"user","message":{"content":[{"type":"tool_result","tool_use_id":"c2","content":"ok"}]}}
            """);
        Box.Write("home/.claude/settings.json", "{\n    // mine\n    \"model\": \"x\"\n}");
        Box.Write("home/.cursor/hooks.json", "{\"version\": 1, \"hooks\": {\"stop\": [{\"command\": \"mine\"}]}}");
        uninstalled = OfAgents();
        // A program that tells its version, and the one before it, as upgrade keeps it.
        Box.Program = Box.Write("source/self-learning", "#!/bin/sh\necho 1.0.0\n");
        File.SetUnixFileMode(Box.Program, (UnixFileMode)0x1ed);
        Box.Do("install", "--agent", "cursor", "--yes");
        File.SetUnixFileMode(Box.Write("home/.local/share/self-learning/previous/self-learning", "#!/bin/sh\necho 0.9.0\n"), (UnixFileMode)0x1ed);
        installed = OfAgents();
        Tree.Copy(Box.Root, template);
        before = Rows();
        foreach (var scenario in Scenarios.Writing)
        {
            Reset();
            Box.DoWith(scenario.Input, scenario.Line);
            expected[scenario.Verb] = Rows();
            expectedOfAgents[scenario.Verb] = OfAgents();
        }

        Reset();
    }

    public Sandbox Box { get; } = new();

    /// <summary>The files in which a card of the world stands.</summary>
    private string[] Cards => [Path.Combine(Box.Repo, ".claude/skills/two/references/self-learning-aha.md"), Path.Combine(Box.Repo, "RULE.md")];

    public string Target(string name) => Path.Combine(Box.Repo, ".claude/skills", name, "SKILL.md");

    /// <summary>Puts all back as it was.</summary>
    public void Reset()
    {
        foreach (var child in Directory.EnumerateDirectories(Box.Root))
            Directory.Delete(child, recursive: true);
        Tree.Copy(template, Box.Root);
    }

    public (string, string?)[] Variables() => [("HOME", Box.Home), ("USER", "ada"), ("VISUAL", null), ("TMPDIR", temporary), ("EDITOR", "sed -i 's/\"problem\": \"p\"/\"problem\": \"q\"/'"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)];

    /// <summary>Starts the published program on a scenario.</summary>
    public Process Start(Scenario scenario, string program, IEnumerable<string> first)
    {
        var start = new ProcessStartInfo(program, [.. first, .. scenario.Line])
        {
            WorkingDirectory = Box.Repo, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Write(scenario.Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It was killed before it read.
        }

        return process;
    }

    /// <summary>What must hold after a run of a scenario. Acknowledged: all of it is there.</summary>
    public void Check(Scenario scenario, bool acknowledged, string how)
    {
        CheckAgents(scenario, acknowledged, how);
        var now = Rows();
        var after = expected[scenario.Verb];
        foreach (var (journal, rows) in now)
        {
            var old = before.GetValueOrDefault(journal, []);
            var fresh = after.GetValueOrDefault(journal, []);
            // Rows that this verb never takes out or changes are there, each as it was.
            Assert.True(!old.Intersect(fresh).Except(rows).Any(), $"{scenario.Verb} {how}: {journal} lost {string.Join('\n', old.Intersect(fresh).Except(rows))}");
            var steps = rows.Count == old.Count || rows.Count == fresh.Count || (scenario.Verb is "forget" or "repair" && rows.Count >= Math.Min(old.Count, fresh.Count) && rows.Count <= Math.Max(old.Count, fresh.Count));
            Assert.True(steps, $"{scenario.Verb} {how}: {journal} has {rows.Count} records, before {old.Count}, after {fresh.Count}");
            Assert.True(!acknowledged || !scenario.Acknowledges || rows.Count == fresh.Count, $"{scenario.Verb} {how}: acknowledged, and {journal} has {rows.Count} records, not {fresh.Count}");
        }
    }

    /// <summary>What must hold for the targets, and that the store can be read, written and healed.</summary>
    public void CheckUse(Scenario scenario, string how)
    {
        CheckTargets(scenario, how);
        var listed = Box.Run("list", "--all");
        Assert.True(listed.Exit == 0, $"{scenario.Verb} {how}: list: {listed.Error}");
        var next = Box.Run("signal", "--kind", "aha_recalled", "--aha-id", "aha_1", "--context", "the next one");
        Assert.True(next.Exit == 0, $"{scenario.Verb} {how}: the next append: {next.Error}");
        Assert.EndsWith("the next one\"", Box.Lines("signals.jsonl")[^1].Split(", \"id\"")[0], StringComparison.Ordinal);
        Box.Do("repair", "--apply");
        CheckTargets(scenario, how + ", repaired", isRepaired: true);
        var doctor = Box.Run("doctor");
        Assert.DoesNotContain("pending-change", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("leftover", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"torn\"", doctor.Output, StringComparison.Ordinal);
        if (scenario.Verb is not ("install" or "uninstall"))
            return;
        // Whatever was cut short, the ledger knows the way back of every file.
        Box.Do("uninstall", "--yes");
        Assert.Equal(uninstalled, OfAgents());
    }

    public void Dispose()
    {
        Box.Dispose();
        Directory.Delete(template, recursive: true);
        Directory.Delete(temporary, recursive: true);
    }

    private void CheckTargets(Scenario scenario, string how, bool isRepaired = false)
    {
        CheckCards(scenario, how, isRepaired);
        foreach (var name in (string[])["one", "two"])
        {
            var bytes = File.ReadAllBytes(Target(name));
            var text = TargetText.Find(bytes);
            Assert.True(text is not null && text.Text.StartsWith("---\nname: " + name, StringComparison.Ordinal) && TargetMarks.Of(text).Fault is null, $"{scenario.Verb} {how}: {name} is broken");
            Assert.True(text.Text == Skill.Replace("NAME", name, StringComparison.Ordinal) || text.Text.Contains("self-learning:backport:end", StringComparison.Ordinal), $"{scenario.Verb} {how}: {name} is neither as before nor as after");
        }
    }

    // Each is as it was, as a refresh makes it, or gone with a removal; once a cut change was put back, all of them alike.
    private void CheckCards(Scenario scenario, string how, bool isRepaired)
    {
        var drafted = Path.Combine(Box.Repo, ".claude/skills/drafted/SKILL.md");
        if (File.Exists(drafted))
            Assert.True(TargetText.Find(File.ReadAllBytes(drafted)) is { } text && TargetMarks.Of(text) is { Fault: null, Cards.Count: >= 2 }, $"{scenario.Verb} {how}: the new skill is broken");
        var states = Cards.Select(file => !File.Exists(file) ? "gone" : File.ReadAllText(file) is var text && TargetMarks.Of(new TargetText(text)).Fault is not null ? "broken"
            : text.Contains("a later step", StringComparison.Ordinal) ? "refreshed" : text.Contains("seen twice", StringComparison.Ordinal) ? "as before" : "cut").ToList();
        Assert.True((!isRepaired || states.Distinct().Count() == 1) && !states.Exists(s => s is "broken" or "cut"), $"{scenario.Verb} {how}: {string.Join(", ", states)}");
    }

    private void CheckAgents(Scenario scenario, bool acknowledged, string how)
    {
        var (now, after) = (OfAgents(), expectedOfAgents[scenario.Verb]);
        foreach (var path in now.Keys.Union(installed.Keys).Union(after.Keys).Where(p => !p.EndsWith(".tmp", StringComparison.Ordinal)))
        {
            var (stands, was, will) = (now.GetValueOrDefault(path), installed.GetValueOrDefault(path), after.GetValueOrDefault(path));
            Assert.True(stands == will || (!acknowledged && stands == was), $"{scenario.Verb} {how}: {path} is neither as before nor as after");
        }
    }

    /// <summary>The agents' files in home, those of folders of ours among them.</summary>
    private Dictionary<string, string> OfAgents() => Directory.EnumerateFiles(Box.Home, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Box.Home, f)).Where(f => f.StartsWith(".claude/", StringComparison.Ordinal) || f.StartsWith(".cursor/", StringComparison.Ordinal) || f.StartsWith(".agents/", StringComparison.Ordinal) || f.StartsWith(".local/share/self-learning/bin/", StringComparison.Ordinal))
        .ToDictionary(f => f, f => f.StartsWith(".local", StringComparison.Ordinal) ? "a program" : File.ReadAllText(Path.Combine(Box.Home, f)));

    private void Append(string journal, string text) => File.AppendAllText(Path.Combine(Box.Store, journal), text);

    /// <summary>The records of every journal of both stores, as they stand.</summary>
    private Dictionary<string, List<string>> Rows()
    {
        var rows = new Dictionary<string, List<string>>();
        foreach (var (store, name) in ((string, string)[])[(Box.Store, ""), (Box.GlobalStore, "global ")])
        {
            foreach (var kind in JournalKind.All)
            {
                var file = Path.Combine(store, kind.FileName);
                var journal = File.Exists(file) ? JournalReader.Read(kind, File.ReadAllBytes(file)) : Journal.Empty(kind);
                rows[name + kind.FileName] = [.. Enumerable.Range(0, journal.Count).Select(row => System.Text.Encoding.UTF8.GetString(journal.Raw(row)))];
            }
        }

        return rows;
    }
}
