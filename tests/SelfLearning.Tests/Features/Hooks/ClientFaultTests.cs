using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Tests.Features.Hooks;

/// <summary>What real clients did and the program once took wrongly, as their payloads tell it.</summary>
public sealed class ClientFaultTests
{
    private static readonly Lesson Schema = Lesson.All.Single(l => l.Id == "aha_schema");

    public static TheoryData<string> Agents => [.. Dialect.All.Select(d => d.Agent)];

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_card_that_the_start_has_told_can_help(string agent)
    {
        using var at = Agent(agent, Schema);
        Assert.Contains(Schema.Id, at.Starts(), StringComparison.Ordinal);
        Assert.DoesNotContain(Schema.Id, at.Ran(Schema.Command, 3, Schema.Output), StringComparison.Ordinal);
        at.Ran("tools/regen.sh --all");
        at.Ran(Schema.Command);
        Assert.Equal(1, at.Helped(Schema.Id));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_failure_is_told_once_and_its_mending_counted(string agent)
    {
        using var at = Agent(agent, Schema);
        Assert.Contains(Schema.Id, at.Ran(Schema.Command, 3, Schema.Output), StringComparison.Ordinal);
        Assert.Equal("", at.Ran(Schema.Command, 3, Schema.Output));
        at.Ran("tools/regen.sh --all");
        at.Ran(Schema.Command);
        Assert.Equal(1, at.Helped(Schema.Id));
    }

    [Theory]
    [MemberData(nameof(Agents))]
    public void A_command_in_the_background_has_not_helped(string agent)
    {
        using var at = Agent(agent, Schema);
        at.Ran(Schema.Command, 3, Schema.Output);
        at.Ran("tools/regen.sh --all");
        at.Ran(Schema.Command, null);
        at.Ran(Schema.Command + " &");
        Assert.Equal(0, at.Helped(Schema.Id));
    }

    [Fact]
    public void Without_its_record_Codex_tells_no_outcome()
    {
        using var at = Agent("codex", Schema);
        at.Ran(Schema.Command, 3, Schema.Output);
        at.Ran("tools/regen.sh --all");
        var folder = Path.Combine(at.Box.Home, Dialect.Rollouts);
        // A link out of the folder is not followed, whatever it holds.
        Directory.Move(folder, folder + "-away");
        Directory.CreateSymbolicLink(folder, folder + "-away");
        at.Ran(Schema.Command);
        Assert.Equal(0, at.Helped(Schema.Id));
        Directory.Delete(folder);
        Directory.Move(folder + "-away", folder);
        at.Ran(Schema.Command);
        Assert.Equal(1, at.Helped(Schema.Id));
    }

    [Fact]
    public void A_resumed_session_is_told_nothing_new()
    {
        using var at = new AgentBox(Dialect.All[0]);
        at.Record([.. Lesson.All.Select(l => l.Card())]);
        Assert.Equal(5, at.Starts().Split("[aha_").Length - 1);
        Assert.Equal("", Fire(at, "claude-code", new() { { "session_id", "s" }, { "cwd", at.Box.Repo }, { "hook_event_name", "SessionStart" }, { "source", "resume" } }));
    }

    [Fact]
    public void Where_the_host_forgets_its_start_a_resumed_session_is_told_the_same_again()
    {
        using var at = new AgentBox(Dialect.All.Single(d => d.Agent == "copilot-cli"));
        at.Record([.. Lesson.All.Select(l => l.Card())]);
        var first = at.Starts();
        var signals = at.Box.Lines("signals.jsonl").Length;
        var again = Fire(at, "copilot-cli", new() { { "sessionId", "s" }, { "timestamp", 7 }, { "cwd", at.Box.Repo }, { "source", "resume" } }, "sessionStart");
        Assert.Equal(Ids(first), Ids(again));
        Assert.Equal(signals, at.Box.Lines("signals.jsonl").Length);
        Assert.Equal("", Fire(at, "copilot-cli", new() { { "sessionId", "other" }, { "timestamp", 8 }, { "cwd", at.Box.Repo }, { "source", "resume" } }, "sessionStart"));
    }

    [Fact]
    public void What_a_hosts_record_lost_is_said_again_to_a_resumed_session_and_what_it_kept_is_not()
    {
        using var at = new AgentBox(Dialect.All.Single(d => d.Agent == "claude-code"));
        at.Record([.. Lesson.All.Select(l => l.Card())]);
        var said = Ids(at.Starts());
        Assert.True(said.Length >= 2);
        // Claude Code 2.0.60 keeps nothing of it, 2.1 all.
        Assert.Equal(said, Ids(Resumed("""{"type": "user", "message": {"content": "hello"}}""")));
        Assert.Equal(said.Skip(1), Ids(Resumed($$"""{"type": "attachment", "text": "[{{said[0]}}]"}""")));
        Assert.Equal("", Resumed(string.Join(' ', said)));
        Assert.Equal(said, Ids(Resumed("gone")));
        // Hooks in two settings files fire at once, and a script resumes a session that went on within a second.
        Assert.Equal("", Resumed("gone", minutes: 0));
        Assert.Equal(said, Ids(Resumed("gone on", minutes: 0)));

        string Resumed(string record, int minutes = 1)
        {
            at.Box.Now = at.Box.Now.AddMinutes(minutes);
            var path = at.Box.Write("home/.claude/projects/-repo/s.jsonl", record + "\n");
            return Fire(at, "claude-code", new() { { "session_id", at.Session }, { "cwd", at.Box.Repo }, { "hook_event_name", "SessionStart" }, { "source", "resume" }, { "transcript_path", path } });
        }
    }

    [Fact]
    public void A_start_that_knows_the_first_prompt_says_first_what_fits_it()
    {
        using var at = new AgentBox(Dialect.All.Single(d => d.Agent == "copilot-cli"));
        at.Record([.. Lesson.All.Select(l => l.Card()), .. Enumerable.Range(0, 8).Select(i => new JsonObject { { "title", $"Newer lesson {i} of little use" }, { "when_to_use", $"never {i}" } })]);
        string Start(string prompt, string session) => Fire(at, "copilot-cli", new() { { "sessionId", session }, { "timestamp", 7 }, { "cwd", at.Box.Repo }, { "source", "new" }, { "initialPrompt", prompt } }, "sessionStart");
        Assert.DoesNotContain("aha_tf", Start("refactor the date picker", "a"), StringComparison.Ordinal);
        Assert.Equal("aha_tf", Ids(Start("terraform plan says Error acquiring the state lock: ConditionalCheckFailedException in the DynamoDB table", "b"))[0]);
    }

    [Fact]
    public void What_comes_only_with_the_result_says_so()
    {
        var push = new JsonObject { { "id", "aha_push" }, { "title", "Pushes to main are refused" }, { "when_to_use", "before `git push origin main`" }, { "problem", "the remote refuses `git push origin main`" }, { "solution_steps", JsonArray.Of(["push to refs/for/main"]) } };
        foreach (var (agent, name, fields) in new (string, string, JsonObject)[]
        {
            ("claude-code", "PreToolUse", new() { { "session_id", "s" }, { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", "git push origin main" } } }, { "tool_use_id", "u" }, { "hook_event_name", "PreToolUse" } }),
            ("copilot-cli", "preToolUse", new() { { "sessionId", "c" }, { "timestamp", 7 }, { "toolName", "bash" }, { "toolArgs", new JsonObject { { "command", "git push origin main" } } } }),
        })
        {
            using var at = new AgentBox(Dialect.All.Single(d => d.Agent == agent));
            at.Record(push);
            fields.Set("cwd", at.Box.Repo);
            Assert.StartsWith("About the command that has just run:\n<recalled-memory", Fire(at, agent, fields, name), StringComparison.Ordinal);
            fields.Set(agent == "claude-code" ? "tool_input" : "toolArgs", new JsonObject { { "command", "git status" } });
            fields.Set("tool_use_id", "u2");
            fields.Set("timestamp", 8);
            Assert.Equal("", Fire(at, agent, fields, name));
        }
    }

    [Fact]
    public void What_hooks_write_into_signals_is_no_finding_of_the_scan()
    {
        using var at = new AgentBox(Dialect.All[0]);
        at.Record(Schema.Card());
        for (var i = 0; i < 40; i++)
        {
            at.Session = $"session {i}";
            at.Starts();
            at.Ran(Schema.Command, 3, Schema.Output);
            at.Ran("tools/regen.sh --all");
            at.Ran(Schema.Command);
        }

        var lines = at.Box.Lines("signals.jsonl");
        Assert.True(lines.Length >= 80);
        Assert.All(lines, line => Assert.Equal(line, Redaction.Redact(line)));
        Assert.Equal(40, at.Helped(Schema.Id));
        Assert.DoesNotContain("secret", at.Box.Run("doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hook_that_could_deny_a_call_ends_well_in_its_shell()
    {
        var copilot = AgentTable.Find("copilot-cli")!;
        var text = Assert.IsType<SelfLearning.Core.Agents.Install.TextMerge.Merged>(SelfLearning.Core.Agents.Install.HookSettings.Insert(null, copilot, copilot.UserHooks!, "/none/self-learning")).Text;
        Assert.True(JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var value, out _));
        var entry = Assert.IsType<JsonObject>(Assert.IsType<JsonArray>(((JsonObject)value).Object("hooks")!.Find("preToolUse")).Items[0]);
        Assert.Null(entry.Text("command"));
        Assert.Equal(0, Support.Shell.Run("/bin/bash", ["-c", entry.Text("bash")!], "/").Exit);
        Assert.EndsWith("; exit 0", entry.Text("powershell"), StringComparison.Ordinal);
        var powershell = Support.Project.Tool("pwsh");
        Assert.Equal(0, Support.Shell.Run(powershell, ["-NoProfile", "-Command", entry.Text("powershell")!], "/").Exit);
    }

    private static AgentBox Agent(string agent, params Lesson[] lessons)
    {
        var at = new AgentBox(Dialect.All.Single(d => d.Agent == agent));
        at.Record([.. lessons.Select(l => l.Card())]);
        return at;
    }

    private static string[] Ids(string said) => [.. said.Split("[aha_").Skip(1).Select(p => "aha_" + p.Split(',')[0])];

    private static string Fire(AgentBox at, string agent, JsonObject payload, string? name = null)
    {
        var ran = at.Box.RunWith(JsonText.Line(payload), name is null ? ["hook", agent] : ["hook", agent, name]);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        if (ran.Output.Length == 0)
            return "";
        return ran.Json.Text("additionalContext") ?? ran.Json.Object("hookSpecificOutput")!.Text("additionalContext")!;
    }
}
