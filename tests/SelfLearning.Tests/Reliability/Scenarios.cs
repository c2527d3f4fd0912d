using SelfLearning.Hosts.Cli;

namespace SelfLearning.Tests.Reliability;

/// <summary>One run of one verb in the <see cref="World"/>, that does the most that the verb can do.</summary>
internal sealed record Scenario(string Verb, string Input, params string[] Args)
{
    public string[] Line => [Verb, .. Args];

    /// <summary>How the run ends when nothing goes wrong: the world holds what a doctor finds.</summary>
    public int Exit => Verb == "doctor" ? 1 : 0;

    /// <summary>Whether exit code 0 says that all was written. A hook never fails its agent: it ends well and silent where it cannot write. A server says
    /// it in the answer of a call.</summary>
    public bool Acknowledges => Verb is not ("hook" or "mcp");
}

/// <summary>A scenario for every verb. The verbs are those of the command tree: one without a scenario fails each test that asks for it.</summary>
internal static class Scenarios
{
    private const string Payload = """
        {"event": {"task_summary": "a task"}, "used_aha_ids": ["aha_1"],
         "aha_cards": [{"title": "new card", "when_to_use": "now", "solution_steps": ["one"]}, {"title": "kept", "when_to_use": "always", "key": "k1", "solution_steps": ["another"]}],
         "recommendations": [{"title": "new recommendation", "why": "because"}]}
        """;

    private static readonly Scenario[] Table =
    [
        new("init", ""),
        new("record", Payload),
        new("remember", "", "jq needs -r", "--do", "add -r"),
        new("edit", "", "aha_1", "--yes"),
        new("import", "", "--from", "memory-md", "NOTES.md", "--yes"),
        new("hooks", "", "off"),
        new("export", "", "--to", "agents-md", "--ids", "aha_1", "--apply"),
        new("rec-status", "", "--id", "rec_1", "--status", "done"),
        new("aha-status", "", "--id", "aha_1", "--status", "accepted", "--note", "n"),
        new("signal", "", "--kind", "aha_used", "--aha-id", "aha_1"),
        new("use", "", "--aha", "aha_1", "--rec", "rec_1"),
        new("learn", "", "--from", "session.jsonl"),
        new("candidates", ""),
        new("friction", ""),
        new("how", "", "run one test"),
        new("keep", "", "cand_1"),
        new("discard", "", "cand_1"),
        new("merge", "", "cand_1", "--into", "aha_1"),
        new("repair", "", "--apply"),
        new("promote", "", "--ids", "aha_1"),
        new("forget", "", "aha_2", "--yes"),
        new("export-backport", "", "--skill-path", ".claude/skills/one", "--ids", "aha_1", "--apply", "--make-diff"),
        new("backport-remove", "", "aha_b", "--yes", "--discard-edits"),
        new("backport-refresh", "", "--apply", "--to-card"),
        new("portability-check", "", "--ids", "aha_2", "--fix"),
        new("new-skill", "", "--name", "drafted", "--ids", "aha_1,aha_b", "--apply"),
        new("redact-history", "", "--apply"),
        new("hook", """{"session_id": "s1", "hook_event_name": "SessionStart", "source": "startup"}""", "claude-code"),
        new("mcp", """
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}}
            {"jsonrpc": "2.0", "method": "notifications/initialized"}
            {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "record", "arguments": {"aha_cards": [{"title": "by mcp", "when_to_use": "w"}]}}}

            """),
        new("install", "", "--agent", "claude-code", "--hooks", "--policy", "--skill", "--yes"),
        new("uninstall", "", "--agent", "cursor", "--yes"),
        new("upgrade", "", "--back", "--yes"),
        new("recall", "", "kept always"),
        new("list", "", "--all"),
        new("show", "", "aha_1"),
        new("review", "", "--include-global"),
        new("doctor", ""),
        new("backport-inspect", "", "--skill-path", ".claude/skills/two"),
        new("backport-status", ""),
        new("backport-blame", "", ".claude/skills/two/references/self-learning-aha.md"),
        new("skill-check", "", ".claude/skills/one"),
        new("redact-check", "some text", "-"),
        new("ui", "", "--export", "-"),
        new("completion", "", "bash"),
    ];

    public static IReadOnlyList<Scenario> Writing => Of(writes: true);

    public static IReadOnlyList<Scenario> Reading => Of(writes: false);

    private static List<Scenario> Of(bool writes)
    {
        var verbs = Cli.Tree().Subcommands.OfType<CliCommand>().Where(v => v.Writes == writes).Select(v => v.Name).ToList();
        Assert.NotEmpty(verbs);
        Assert.Empty(verbs.Except(Table.Select(s => s.Verb)));
        return [.. Table.Where(s => verbs.Contains(s.Verb))];
    }
}
