using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features.Hooks;

/// <summary>A project in which an agent works in some client's dialect, and what the program says to it.</summary>
internal sealed class AgentBox(Dialect dialect) : IDisposable
{
    private int calls;

    public Sandbox Box { get; } = new();

    public string Session { get; set; } = "s";

    /// <summary>Whether the published program runs, instead of the one in this process.</summary>
    public bool IsNative { get; init; }

    public void Record(params JsonObject[] cards) => Box.DoWith(JsonText.Line(new JsonObject { { "aha_cards", new JsonArray([.. cards]) } }), "record");

    public string Starts() => Fire(dialect.Began(Next("", 0, "")));

    public string Ran(string command, int? exit = 0, string output = "") => Fire(dialect.Ran(Next(command, exit, output)));

    public string Edited(string file) => Fire(dialect.Edited(Next(file, 0, "")));

    public int Helped(string card) => Box.Lines("signals.jsonl").Count(l => l.Contains("\"aha_helped\"", StringComparison.Ordinal) && l.Contains($"\"{card}\"", StringComparison.Ordinal));

    public void Dispose() => Box.Dispose();

    private Ran Native(string payload, string[] args) => Shell.Run(Project.Program(), args, Box.Repo, payload,
        [("HOME", Box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null), ("SELF_LEARNING_HOOKS", null), ("XDG_CACHE_HOME", null)]);

    private Call Next(string command, int? exit, string output)
    {
        var call = new Call(Session, Box.Repo, ++calls, command, exit, output);
        if (dialect.Agent == "codex" && Dialect.RolloutLine(call) is { } line)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Box.Home, Dialect.Rollouts)).FullName;
            File.AppendAllText(Path.Combine(folder, $"rollout-{Session}.jsonl"), JsonText.Line(line) + "\n");
        }

        return call;
    }

    private string Fire((string Event, JsonObject Payload) fired)
    {
        // As the installed command names it.
        string[] args = AgentTable.Find(dialect.Agent)!.EventInCommand ? ["hook", dialect.Agent, fired.Event] : ["hook", dialect.Agent];
        var payload = JsonText.Line(fired.Payload);
        var ran = IsNative ? Native(payload, args) : Box.RunWith(Encoding.UTF8.GetBytes(payload), args);
        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        return ran.Output;
    }
}
