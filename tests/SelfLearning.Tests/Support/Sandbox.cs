using SelfLearning.App;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Hosts.Cli;

namespace SelfLearning.Tests.Support;

/// <summary>A repository and a home in a temporary folder, a clock that is set by hand, and the program in process.</summary>
public sealed class Sandbox : IDisposable
{
    private readonly Dictionary<string, string?> variables = new() { ["USER"] = "ada" };

    public Sandbox()
    {
        Root = Directory.CreateTempSubdirectory("self-learning-test-").FullName;
        Directory.CreateDirectory(Path.Combine(Repo, ".git"));
        Directory.CreateDirectory(Home);
        Folder = Repo;
    }

    public string Root { get; }

    public string Repo => Path.Combine(Root, "repo");

    public string Home => Path.Combine(Root, "home");

    /// <summary>The working folder of the next run.</summary>
    public string Folder { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);

    public bool Terminal { get; set; }

    /// <summary>Asks the next runs to end.</summary>
    public CancellationToken Stop { get; set; }

    /// <summary>What a person types who approves a card.</summary>
    public static string Approval(string question) => question.Split("Title: ")[1].Split([' ', '\n'])[0];

    /// <summary>What a person types when they are asked at the terminal; null: nobody is there.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>What a person makes of a text in an editor; null: there is none.</summary>
    public Func<string, string?> Edits { get; set; } = _ => null;

    /// <summary>The time that hooks have: more than users give them, since nothing is compiled ahead here.</summary>
    public TimeSpan HookTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>From how many bytes on a store is folded. SELF_LEARNING_FOLD=1 folds even the smallest, so that every test tries that way too.</summary>
    public long WorthFolding { get; set; } = Environment.GetEnvironmentVariable("SELF_LEARNING_FOLD") is "1" ? 0 : 1 << 20;

    /// <summary>What the program started on its own.</summary>
    public List<string> Launched { get; } = [];

    /// <summary>The file that the program takes for itself; null: it needs .NET's runtime.</summary>
    public string? Program { get; set; } = Path.Combine(AppContext.BaseDirectory, "self-learning");

    public string Store => Path.Combine(Repo, ".agent-skills/self-learning/v1/users/ada");

    public string GlobalStore => Path.Combine(Home, ".agent-skills/self-learning/v1/users/ada");

    public string? this[string variable]
    {
        set => variables[variable] = value;
    }

    internal AppEnv Env(Stream input, TextWriter output, TextWriter error) => new(
        output, error, input, () => Now, Home, Folder, name => variables.GetValueOrDefault(name), Terminal, Terminal)
    {
        HookTime = HookTime,
        Stop = Stop,
        AskAtTerminal = text => Answer(text),
        Edit = (text, _) => Edits(text) is { } edited ? new EditedText(edited) : null,
        WorthFolding = WorthFolding,
        Launch = (folder, args) => Launched.Add($"{folder}: {string.Join(' ', args)}"),
        Program = Program,
    };

    public Ran Run(params string[] args) => RunWith("", args);

    public Ran RunWith(string input, params string[] args) => RunWith(Encoding.UTF8.GetBytes(input), args);

    public Ran RunWith(byte[] input, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = Cli.Run(args, Env(new MemoryStream(input), output, error));
        return new Ran(exit, output.ToString(), error.ToString());
    }

    /// <summary>Runs and expects success.</summary>
    public Ran Do(params string[] args) => DoWith("", args);

    public Ran DoWith(string input, params string[] args)
    {
        var ran = RunWith(input, args);
        Assert.True(ran.Exit == 0, $"{string.Join(' ', args)}: exit {ran.Exit}\n{ran.Error}");
        return ran;
    }

    public string Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>The lines of a journal of the project's store.</summary>
    public string[] Lines(string journal) =>
        File.Exists(Path.Combine(Store, journal)) ? File.ReadAllLines(Path.Combine(Store, journal)) : [];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>How a run of the program ended.</summary>
public sealed record Ran(int Exit, string Output, string Error)
{
    public JsonObject Json => JsonReader.TryRead(Encoding.UTF8.GetBytes(Output), out var value, out _) && value is JsonObject json
        ? json
        : throw new InvalidOperationException($"No JSON object: {Output}\n{Error}");
}
