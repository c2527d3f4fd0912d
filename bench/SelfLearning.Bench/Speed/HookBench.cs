using System.Globalization;
using SelfLearning.Core.Json;

namespace SelfLearning.Bench.Speed;

/// <summary><c>bench hooks [SIZES]</c>: hooks as an agent runs them (process start, payload in, answer out) over stores of so many cards, each
/// firing in a session of its own, beside python3 doing the same parse and a substring search over the same cards.</summary>
internal static class HookBench
{
    private const string Python = """
        import sys, json, os
        p = json.load(sys.stdin)
        w = (p.get("prompt") or p.get("error") or "").lower()
        hit = None
        for l in open(os.path.join(p["cwd"], ".agent-skills/self-learning/v1/users/bench/aha_cards.jsonl"), encoding="utf-8"):
            if w and w in l.lower():
                hit = json.loads(l)
        if hit:
            print(json.dumps({"hookSpecificOutput": {"hookEventName": p["hook_event_name"], "additionalContext": hit["title"]}}))
        """;

    public static int Run(string[] args)
    {
        Console.WriteLine($"{"hook",-34} {"p50 ms",9} {"p95 ms",9} {"peak MB",9} {"spoke",9}");
        return SpeedBench.OverSizes(args, [1_000, 100_000], Measure);
    }

    private static void Measure(string program, string folder, int size)
    {
        const int runs = 60;
        var repository = Path.Combine(folder, "repo");
        MadeStore.Make(repository, size);
        var variables = new Dictionary<string, string> { ["HOME"] = folder, ["USER"] = "bench" };
        new WholeProcess(program, ["recall", "docker"], repository, "", variables).RunOnce();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- {size:N0} cards, as many signals; {runs} runs each"));
        foreach (var (name, payload) in Payloads())
        {
            WholeProcess Hook(int run) => new(program, ["hook", "claude-code"], repository, Text(payload, repository, $"{name} {run}"), variables);
            Row(name, WholeProcess.Measure(runs, Hook), Hook(runs), runs);
        }

        var prompt = Text(Payloads().First(p => p.Payload.Has("prompt")).Payload, repository, "python");
        var python = new WholeProcess("python3", ["-c", Python], repository, prompt, variables);
        Row("python3, parse and substring", python.Measure(20), python, 20);
    }

    /// <summary>Each measured payload as a hook's input.</summary>
    public static IEnumerable<string> Inputs(string repository) => Payloads().Select(p => Text(p.Payload, repository, p.Name));

    private static IEnumerable<(string Name, JsonObject Payload)> Payloads()
    {
        yield return ("stop", new() { { "hook_event_name", "Stop" } });
        yield return ("after a tool, nothing shown", Tool("PostToolUse", "ls -la").Set("tool_response", new JsonObject { { "stdout", "ok" } }));
        yield return ("prompt, silent", new() { { "hook_event_name", "UserPromptSubmit" }, { "prompt", "write a small poem about the sea and put it into the page's footer" } });
        yield return ("before a tool, silent", Tool("PreToolUse", "ls -la src"));
        yield return ("failure, silent", Tool("PostToolUseFailure", "ls nowhere").Set("error", "Exit code 2\nls: cannot access 'nowhere': No such file or directory"));
        yield return ("session start", new() { { "hook_event_name", "SessionStart" }, { "source", "startup" } });
        yield return ("prompt, answered", new() { { "hook_event_name", "UserPromptSubmit" }, { "prompt", "why does terraform return 1 without a terminal, error 4317, module_99" } });
        yield return ("failure, answered", Tool("PostToolUseFailure", "cargo build").Set("error", "Exit code 101\ncargo hangs behind a proxy: error 4123 in module_99, OPTION_17 is not set"));
    }

    private static JsonObject Tool(string name, string command) =>
        new() { { "hook_event_name", name }, { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", command } } } };

    private static string Text(JsonObject payload, string repository, string session) =>
        JsonText.Line(payload.Copy().Set("session_id", session).Set("cwd", repository).Set("tool_use_id", "t"));

    private static void Row(string name, WholeProcess.Times times, WholeProcess process, int runs) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {times.P50,9:0.0} {times.P95,9:0.0} {process.PeakMemory(),9:0.0} {times.Spoke,5}/{runs}"));
}
