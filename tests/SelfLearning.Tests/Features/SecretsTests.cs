using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Hosts.Cli;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class SecretsTests : IDisposable
{
    // In two parts, so that no scanner of repositories takes it for a real one.
    private const string Canary = "ghp_" + "Zx9Kq2Lm4Np6Rs8Tu0Vw1Yb3Cd5Ef7Gh9Jk1";
    private readonly Sandbox box = new();

    /// <summary>What each verb is called with; every text it takes holds the canary.</summary>
    private static readonly Dictionary<string, (string[] Args, string Input)[]> Calls = new()
    {
        ["init"] = [(["init"], "")],
        ["record"] =
        [
            (["record"], $$"""{"event": {"task_summary": "used {{Canary}}", "notes": ["{{Canary}}"]}, "aha_cards": [{"title": "t {{Canary}}", "when_to_use": "w", "problem": "token {{Canary}}.", "solution_steps": ["export T={{Canary}}"], "{{Canary}}": {"deep": ["{{Canary}}"]}, "key": "{{Canary}}", "tags": ["{{Canary}}"]}], "recommendations": [{"title": "r {{Canary}}", "expected_impact": {"speed": "{{Canary}}"} }], "used_aha_ids": ["{{Canary}}", "aha_{{Canary}}"], "usage_source": "{{Canary}}", "usage_context": "{{Canary}}"}"""),
            (["record"], $$"""{"{{Canary}}": 1, "aha_cards": [{"title": {{Canary}}"""),
            (["record"], $$"""{"{{Canary}}": 1, "aha_cards": [{"id": "{{Canary}}", "title": "t", "problem": "p"}]}"""),
            (["record", "--json", Canary], ""),
        ],
        ["remember"] = [(["remember", $"use {Canary}", "--when", Canary, "--do", Canary, "--tag", Canary, "--skill", Canary], "")],
        ["edit"] = [(["edit", Canary], ""), (["edit", "aha_1", "--yes"], "")],
        ["import"] = [(["import", "--from", "memory-md", Canary], ""), (["import", "--from", "claude-mem", "--project", Canary, "skills"], "")],
        ["hooks"] = [(["hooks", Canary], "")],
        ["export"] = [(["export", "--to", "json"], ""), (["export", "--to", "agents-md", "--ids", Canary, "--file", Canary], "")],
        ["mcp"] = [(["mcp"], $$"""{"jsonrpc": "2.0", "id": 1, "method": "{{Canary}}", "params": {"name": "{{Canary}}"} }""" + "\n"), (["mcp", Canary], "")],
        ["upgrade"] = [(["upgrade", "--from", Canary], ""), (["upgrade", "--from", "session.jsonl", "--sha256", Canary], ""), (["upgrade", "--back"], "")],
        ["list"] = [(["list", "--query", Canary, "--skill", Canary, "--tag", Canary], ""), (["list", Canary], "")],
        ["show"] = [(["show", Canary], "")],
        ["review"] = [(["review", "--format", "json", "--query", Canary, "--skill", Canary, "--status", Canary], ""), (["review", "--since", Canary], ""), (["review", "--query", Canary], ""), (["review", "--interactive"], "")],
        ["rec-status"] = [(["rec-status", "--id", "rec_1", "--status", "done", "--note", $"see {Canary}"], ""), (["rec-status", "--id", Canary, "--status", Canary], "")],
        ["aha-status"] = [(["aha-status", "--id", "aha_1", "--status", "accepted", "--note", $"see {Canary}"], ""), (["aha-status", "--id", Canary, "--status", "accepted"], "")],
        ["signal"] = [(["signal", "--kind", "aha_used", "--aha-id", "aha_1", "--source", Canary, "--context", $"with {Canary}"], ""), (["signal", "--kind", "aha_used", "--aha-id", Canary], "")],
        ["use"] = [(["use", "--aha", $"aha_1,{Canary}", "--source", Canary, "--context", Canary], ""), (["use", "--aha", $"aha_{Canary}"], "")],
        ["repair"] = [(["repair", Canary], ""), (["repair", "--apply"], "")],
        ["promote"] = [(["promote", "--ids", "aha_1"], ""), (["promote", "--ids", Canary], "")],
        ["forget"] = [(["forget", Canary], "")],
        ["export-backport"] =
        [
            (["export-backport", "--skill-path", "skills/s", "--ids", "aha_1", "--apply", "--make-diff"], ""),
            (["export-backport", "--file", "A.md", "--ids", "aha_1", "--apply", "--force", $"because {Canary}"], ""),
            (["export-backport", "--skill-path", Canary, "--ids", Canary], ""),
        ],
        ["backport-inspect"] = [(["backport-inspect", "--skill-path", "skills/s", "--backport-id", Canary, "--aha-id", Canary], "")],
        ["backport-status"] = [(["backport-status", Canary], "")],
        ["backport-remove"] = [(["backport-remove", Canary], ""), (["backport-remove", "aha_1", "--yes"], "")],
        ["backport-refresh"] = [(["backport-refresh", "--ids", Canary], ""), (["backport-refresh", "--skill-path", Canary, "--file", Canary], ""), (["backport-refresh", "--apply"], "")],
        ["backport-blame"] = [(["backport-blame", Canary], ""), (["backport-blame", "skills/s/SKILL.md:" + Canary], "")],
        ["portability-check"] = [(["portability-check", "--ids", Canary], ""), (["portability-check", Canary], ""), (["portability-check", "--fix"], "")],
        ["new-skill"] = [(["new-skill", "--name", Canary, "--ids", "aha_1"], ""), (["new-skill", "--name", "x", "--ids", Canary], ""), (["new-skill", "--name", "x", "--ids", "aha_1", "--apply"], "")],
        ["skill-check"] = [(["skill-check", Canary], ""), (["skill-check", "skills"], "")],
        ["redact-check"] = [(["redact-check", "-"], $"the token {Canary} is here"), (["redact-check", Canary], "")],
        ["redact-history"] = [(["redact-history"], "")],
        ["completion"] = [(["completion", Canary], "")],
        ["recall"] = [(["recall", "--task", $"use {Canary}", "--error", Canary, "--command", Canary, "--file", Canary], "")],
        ["hook"] =
        [
            (["hook", Canary], ""),
            (["hook", "claude-code"], $$"""{"session_id": "{{Canary}}", "hook_event_name": "SessionStart", "source": "{{Canary}}", "agent_id": "{{Canary}}"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "s", "hook_event_name": "UserPromptSubmit", "prompt": "t {{Canary}} token w"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "s", "hook_event_name": "PostToolUseFailure", "tool_name": "Bash", "tool_input": {"command": "t {{Canary}}"}, "error": "Exit code 1\nError: t {{Canary}}", "tool_use_id": "{{Canary}}"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "s", "hook_event_name": "PostToolUse", "tool_name": "Read", "tool_input": {"file_path": "{{Canary}}.md"}, "tool_use_id": "u"}"""),
            // A fix that is noted, with the secret in every field of it; another session meets the error again.
            (["hook", "claude-code"], $$"""{"session_id": "f{{Canary}}", "transcript_path": "/t/{{Canary}}", "hook_event_name": "PostToolUseFailure", "tool_name": "Bash", "tool_input": {"command": "pnpm build {{Canary}}"}, "error": "Exit code 1\nError: Cannot find module 'x{{Canary}}' of it", "tool_use_id": "a{{Canary}}"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "f{{Canary}}", "transcript_path": "/t/{{Canary}}", "hook_event_name": "PostToolUse", "tool_name": "Bash", "tool_input": {"command": "pnpm add {{Canary}}"}, "tool_response": {"stdout": "{{Canary}}"}, "tool_use_id": "b{{Canary}}"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "f{{Canary}}", "transcript_path": "/t/{{Canary}}", "hook_event_name": "PostToolUse", "tool_name": "Bash", "tool_input": {"command": "pnpm build {{Canary}}"}, "tool_response": {"stdout": "{{Canary}}"}, "tool_use_id": "c{{Canary}}"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "f{{Canary}}", "transcript_path": "/t/{{Canary}}", "hook_event_name": "SessionEnd", "reason": "other"}"""),
            (["hook", "claude-code"], $$"""{"session_id": "g", "hook_event_name": "PostToolUseFailure", "tool_name": "Bash", "tool_input": {"command": "pnpm build {{Canary}}"}, "error": "Exit code 1\nError: Cannot find module 'x{{Canary}}' of it", "tool_use_id": "d"}"""),
            (["hook", "copilot-cli", Canary], $$"""{"sessionId": "{{Canary}}"}"""),
        ],
        ["install"] = [(["install", "--agent", Canary], ""), (["install", "--agent", "claude-code", "--hooks", "--policy", "--skill", "--yes"], "")],
        ["uninstall"] = [(["uninstall", Canary], ""), (["uninstall"], ""), (["uninstall", "--yes", "--hooks"], "")],
        ["doctor"] = [(["doctor"], ""), (["doctor", Canary], "")],
        ["learn"] = [(["learn", "--from", "session.jsonl"], ""), (["learn", "--from", Canary], ""), (["learn", "--agent", Canary], "")],
        ["candidates"] = [(["candidates"], ""), (["candidates", Canary], "")],
        ["keep"] = [(["keep", Canary], ""), (["keep", "cand_000000000000", "--title", Canary], "")],
        ["discard"] = [(["discard", Canary], "")],
        ["merge"] = [(["merge", Canary, "--into", Canary], "")],
        ["friction"] = [(["friction"], ""), (["friction", "--since", Canary], "")],
        ["how"] = [(["how", Canary], "")],
        ["ui"] = [(["ui", "--export", "-"], ""), (["ui", "--port", Canary], ""), (["ui", "--export", $"{Canary}/x.html"], "")],
    };

    [Fact]
    public void No_verb_keeps_or_repeats_a_secret()
    {
        var verbs = Cli.Tree().Subcommands.OfType<CliCommand>().Select(v => v.Name).ToList();
        Assert.Empty(verbs.Except(Calls.Keys));
        box.Edits = text => text.Replace("\"t", $"\"{Canary} t", StringComparison.Ordinal);
        box.Write("repo/skills/s/SKILL.md", "---\nname: s\ndescription: d\n---\n");
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "t", "when_to_use": "w", "shareable": true}], "recommendations": [{"id": "rec_1", "title": "r"}]}""", "record");
        foreach (var (args, input) in verbs.SelectMany(v => Calls[v]))
        {
            foreach (var terminal in new[] { false, true })
            {
                box.Terminal = terminal;
                var ran = box.RunWith(input, args);
                AssertClean(ran.Output + ran.Error, string.Join(' ', args));
            }
        }

        var files = Directory.EnumerateFiles(box.Root, "*", SearchOption.AllDirectories).ToList();
        Assert.True(files.Count > 5);
        foreach (var file in files)
            AssertClean(Encoding.UTF8.GetString(File.ReadAllBytes(file)) + file, file);
    }

    [Fact]
    public void No_write_call_carries_a_secret()
    {
        var (strace, program) = (Project.Tool("strace"), Project.Program());
        var log = Path.Combine(box.Root, "strace.log");
        var ran = Shell.Run(strace, ["-f", "-s", "1000000", "-e", "trace=write,pwrite64,writev", "-o", log, program, "record"], box.Repo, Calls["record"][0].Input,
            [("HOME", box.Home), ("USER", "ada")]);
        Assert.SkipUnless(ran.Error.Length == 0 || !ran.Error.Contains("ptrace", StringComparison.Ordinal), "strace may not trace here");
        Assert.True(ran.Exit == 0, ran.Error);
        var calls = File.ReadAllText(log);
        Assert.Contains("REDACTED", calls, StringComparison.Ordinal);
        AssertClean(calls, "strace");
        File.Delete(log);
    }

    [Fact]
    public void Old_records_lose_their_secrets_after_the_plan_was_shown()
    {
        var journal = box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl",
            $$"""{"id": "aha_1", "title": "t", "x": {"api_key": "{{Canary}}"}, "problem": "a {{Canary}} b", "n": 1.50}""" + $"\ntorn {Canary} line\n" + """{"id": "aha_2", "title":"untouched"}""" + "\n");
        var plan = box.Do("redact-history").Json;
        Assert.Equal("3", JsonText.Line(plan.Find("count")!));
        Assert.Contains(Canary, File.ReadAllText(journal), StringComparison.Ordinal);

        box.Do("redact-history", "--apply");
        var lines = File.ReadAllLines(journal);
        AssertClean(string.Concat(lines), journal);
        Assert.StartsWith("""{"id": "aha_1", "title": "t", "x": {"api_key": """, lines[0], StringComparison.Ordinal);
        Assert.EndsWith("\"n\": 1.50}", lines[0], StringComparison.Ordinal);
        Assert.Equal("""{"id": "aha_2", "title":"untouched"}""", lines[2]);
        Assert.Equal("0", JsonText.Line(box.Do("redact-history").Json.Find("count")!));
    }

    [Fact]
    public void What_repair_moved_aside_loses_its_secrets_too()
    {
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", $$"""{"id": "aha_1", "title": "t"}""" + $"\ntorn {Canary} line\n");
        box.Do("repair", "--apply");
        var kept = Path.Combine(box.Store, "damaged/aha_cards.jsonl");
        Assert.Contains(Canary, File.ReadAllText(kept), StringComparison.Ordinal);
        box.Do("redact-history", "--apply");
        AssertClean(File.ReadAllText(kept), kept);
        Assert.Contains("torn [REDACTED:", File.ReadAllText(kept), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_of_old_records_are_neither_recalled_nor_listed_in_the_index()
    {
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl",
            $$"""{"id": "aha_1", "title": "zebra deploys use {{Canary}}", "when_to_use": "deploy the zebra", "primary_skill": "s{{Canary}}", "solution_steps": ["zebra --token {{Canary}}"], "shareable": true, "status": "accepted"}""" + "\n");
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/recommendations.jsonl", $$"""{"id": "rec_{{Canary}}", "title": "zebra {{Canary}}"}""" + "\n");
        var recalled = box.Do("recall", "--task", "deploy the zebra", "--format", "json", "--explain").Output;
        Assert.Contains("aha_1", recalled, StringComparison.Ordinal);
        AssertClean(recalled, "recall");
        box.Do("signal", "--kind", "aha_used", "--aha-id", "aha_1");
        var index = File.ReadAllText(Path.Combine(box.Store, "INDEX.md"));
        Assert.Contains("zebra", index, StringComparison.Ordinal);
        AssertClean(index, "INDEX.md");
    }

    [Fact]
    public void What_the_program_wrote_itself_is_no_finding()
    {
        foreach (var skill in new[] { "sk", "api-key", "token-service" })
        {
            box.Write($"repo/skills/{skill}/SKILL.md", $"---\nname: {skill}\ndescription: d\n---\n");
            var card = $$"""{"aha_cards": [{"title": "token: string | undefined (TS2345)", "when_to_use": "std::vector<T>::at(i)", "primary_skill": "{{skill}}", "solution_steps": ["{{skill}}"], "shareable": true}]}""";
            var id = box.DoWith(card, "record").Json.Object("ids")!.Find("aha_cards") is JsonArray { Items: [JsonObject one] } ? one.Text("id")! : "";
            box.DoWith(card, "record");
            box.Do("export-backport", "--skill-path", $"skills/{skill}", "--ids", id, "--apply");
        }

        box.RunWith("""{"session_id": "s1", "hook_event_name": "UserPromptSubmit", "prompt": "std::vector<T>::at(i) token: string undefined TS2345"}""", "hook", "claude-code");
        Assert.Contains(box.Lines("signals.jsonl"), l => l.Contains("(key=", StringComparison.Ordinal));
        Assert.Equal("0", JsonText.Line(box.Do("redact-history").Json.Find("count")!));
        Assert.DoesNotContain("\"secret\"", box.Run("doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Redact_check_names_line_and_kind_and_not_the_secret()
    {
        var ran = box.RunWith($"first\nkey {Canary}\n", "redact-check", "-");
        Assert.Equal(1, ran.Exit);
        var finding = (JsonObject)((JsonArray)ran.Json.Find("findings")!).Items[0];
        Assert.Equal(("2", "5"), (JsonText.Line(finding.Find("line")!), JsonText.Line(finding.Find("column")!)));
        Assert.Equal(0, box.RunWith("commit 3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c fixed it", "redact-check", "-").Exit);
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-16", "\uFEFF" }, { "utf-16BE", "\uFEFF" }, { "utf-8", "\uFEFF" }, { "utf-8", "" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Redact_check_reads_every_encoding_that_a_file_can_name(string encoding, string mark)
    {
        var file = Path.Combine(box.Repo, "notes.txt");
        File.WriteAllBytes(file, Encoding.GetEncoding(encoding).GetBytes($"{mark}first\nkey {Canary}\n"));
        var ran = box.Run("redact-check", "notes.txt");
        Assert.Equal(1, ran.Exit);
        Assert.Equal("2", JsonText.Line(((JsonObject)((JsonArray)ran.Json.Find("findings")!).Items[0]).Find("line")!));
        File.WriteAllBytes(file, Encoding.GetEncoding(encoding).GetBytes(mark + "first\n"));
        Assert.Equal(0, box.Run("redact-check", "notes.txt").Exit);
    }

    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-16BE", "")]
    [InlineData("utf-32", "\uFEFF")]
    [InlineData("iso-8859-1", "ä")]
    public void Redact_check_refuses_what_is_no_text(string encoding, string start)
    {
        File.WriteAllBytes(Path.Combine(box.Repo, "notes.txt"), Encoding.GetEncoding(encoding).GetBytes($"{start}key {Canary}\n"));
        var ran = box.Run("redact-check", "notes.txt");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("is not text that can be checked", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private static void AssertClean(string text, string where)
    {
        foreach (var form in new[] { Canary, Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), Convert.ToHexString(Encoding.UTF8.GetBytes(Canary)), Canary[..20] })
            Assert.False(text.Contains(form, StringComparison.OrdinalIgnoreCase), $"{where}: the secret came through");
    }
}
