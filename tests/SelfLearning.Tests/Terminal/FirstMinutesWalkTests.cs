using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>From an empty home to the first hint that helps, at a real terminal, with the published program.
/// <c>SELF_LEARNING_UPDATE=1</c> writes the transcript anew.</summary>
public sealed partial class FirstMinutesWalkTests : IDisposable
{
    private const string Lesson = "ci.sh says E_SCHEMA_DRIFT until the code is generated";
    private const string Fix = "run tools/regen.sh --all";

    private static readonly string File_ = Path.Combine(Project.Root, "tests/SelfLearning.Tests/Terminal/walk.txt");
    private readonly NativeBox native = new();
    private readonly StringBuilder transcript = new();
    private int typed;

    public FirstMinutesWalkTests()
    {
        native.Box.Write("home/.claude/CLAUDE.md", "# Mine\n");
        Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(native.Box.Root, "bin")).FullName, "self-learning"), Project.Program());
        Script("ci.sh", "if [ -f generated ]; then echo 'all checks passed'; else echo 'error: E_SCHEMA_DRIFT: generated code differs from schema.json'; exit 3; fi");
        Script("tools/regen.sh", ": > generated");
    }

    [Fact]
    public void Six_commands_lead_to_the_first_hint_and_none_is_JSON()
    {
        var clock = Stopwatch.StartNew();
        Type("self-learning");
        Type("self-learning install", "Install? [y/N] ", "y\n");
        Type($"self-learning remember \"{Lesson}\" --when \"ci.sh fails\" --do \"{Fix}\"");
        var hint = Agent("./ci.sh", 3);
        Assert.Contains(Fix, hint, StringComparison.Ordinal);
        var (commands, time) = (typed, clock.Elapsed);
        Assert.InRange(commands, 1, 6);
        Assert.Equal("", Agent("tools/regen.sh --all", 0));
        Assert.Equal("", Agent("./ci.sh", 0));
        Type("self-learning");
        Type("self-learning review");
        Type("self-learning review --interactive", "[q]uit ", "kq");
        Type("self-learning list");

        var text = transcript.ToString();
        Assert.Contains($"Helped this week: {Lesson} (once).", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$ {", text, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("SELF_LEARNING_UPDATE") is "1")
            File.WriteAllText(File_, text);
        Assert.Equal(File.ReadAllText(File_), text);
        Figures.Tell("F1", $"{commands} commands and {time.TotalSeconds:0.0} s from an empty home to the first hint");
    }

    public void Dispose() => native.Dispose();

    private (string, string?)[] Variables => [.. native.Variables, ("NO_COLOR", "1")];

    // A machine without any agent's client: the one that has the tests may have some.
    private string[] Alone(string name, string line) => [Project.Tool(name), "-c", $"PATH='{native.Box.Root}/bin'; {line}"];

    // A person, at the terminal.
    private void Type(string line, string question = "", string answer = "")
    {
        typed++;
        var ran = PseudoTerminal.Run(native.Box.Repo, 80, Alone("bash", line), Variables, "", question, answer);
        Assert.True(ran.Exit == 0, ran.Output);
        // Keys that are typed before the program listens for single ones are echoed, or not.
        Assert.DoesNotContain("\e[?1h", ran.Output, StringComparison.Ordinal);
        var shown = ran.Output.Replace("[q]uit kqk", "[q]uit k", StringComparison.Ordinal);
        Tell($"$ {line}\n{shown}\n");
    }

    // An agent: runs a command, and then its hook as the settings say it.
    private string Agent(string line, int exit)
    {
        var ran = Shell.Run(Project.Tool("sh"), Alone("sh", line)[1..], native.Box.Repo, "", Variables);
        Assert.Equal(exit, ran.Exit);
        var name = exit == 0 ? "PostToolUse" : "PostToolUseFailure";
        var payload = new JsonObject
        {
            { "session_id", "s" }, { "cwd", native.Box.Repo }, { "hook_event_name", name }, { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", line } } }, { "tool_use_id", $"call {transcript.Length}" },
        };
        if (exit == 0)
            payload.Add("tool_response", new JsonObject { { "stdout", ran.Output }, { "stderr", "" }, { "interrupted", false } });
        else
            payload.Add("error", $"Exit code {exit}\n{ran.Output}");
        Tell($"# An agent runs {line}{(ran.Output.Length > 0 ? ":" : ".")}\n{ran.Output}");
        var hook = Shell.Run(Project.Tool("sh"), Alone("sh", Installed(name))[1..], native.Box.Repo, JsonText.Line(payload), Variables);
        Assert.Equal((0, ""), (hook.Exit, hook.Error));
        var said = hook.Output.Length == 0 ? "" : hook.Json.Object("hookSpecificOutput")!.Text("additionalContext")!;
        Tell(said.Length == 0 ? "# Its hook says nothing.\n\n" : $"# Its hook tells it:\n{said}\n");
        return said;
    }

    private string Installed(string name)
    {
        Assert.True(JsonReader.TryRead(File.ReadAllBytes(Path.Combine(native.Box.Home, ".claude/settings.json")), out var settings, out _));
        var groups = (JsonArray)((JsonObject)settings!).Object("hooks")!.Find(name)!;
        return ((JsonObject)((JsonArray)((JsonObject)groups.Items[0]).Find("hooks")!).Items[0]).Text("command")!;
    }

    private void Tell(string text) => transcript.Append(Changing().Replace(
        text.Replace(native.Box.Repo, "/home/ada/repo", StringComparison.Ordinal).Replace(native.Box.Home, "/home/ada", StringComparison.Ordinal), m => m.Value switch { ['a', ..] => "aha_000000000001", ['t', ..] => "token=\"1", _ => "(N MB" }));

    private void Script(string name, string line)
    {
        var path = native.Box.Write("repo/" + name, $"#!/bin/sh\n{line}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex("aha_[0-9a-f]{12}|token=\"[0-9a-f]+|[(][0-9.]+ MB")]
    private static partial Regex Changing();
}
