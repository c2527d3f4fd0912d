using System.Text.Json.Nodes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Clients;

/// <summary>A scratch home with our program installed for one client, a repository with cards and scripts that fail until something is run, and
/// the scripted model.</summary>
internal sealed class ClientWorld : IDisposable
{
    public const string Prompt = "Find out why the nginx access log parser drops lines with IPv6 addresses";
    private const string Program = ".local/share/self-learning/bin/self-learning";

    private readonly string root = Directory.CreateTempSubdirectory("self-learning-client-").FullName;
    private readonly string built = Project.Program();

    public ClientWorld(RealClient client)
    {
        Client = client;
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(Path.Combine(root, "tmp"));
        MakeRepo();
        Ours("init");
        Ours(["record"], Cards());
    }

    public RealClient Client { get; }

    public MockModel Model { get; } = new();

    public string Home => Path.Combine(root, "home");

    public string Repo => Path.Combine(root, "repo");

    public string Store => Path.Combine(Repo, ".agent-skills/self-learning/v1/users/tester");

    public string Installed => Path.Combine(Home, Program);

    public string Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public Ran Ours(params string[] args) => Ours(args, "");

    public Ran Ours(string[] args, string input)
    {
        var ran = Shell.Run(File.Exists(Installed) ? Installed : built, args, Repo, input, Variables());
        return ran;
    }

    /// <summary>Runs the client once, with a script for its model; it must end well and have no complaint.</summary>
    public string Run(string prompt, string? resumes, IEnumerable<Step> main, IEnumerable<Step>? sub = null)
    {
        Model.Script(main, sub);
        var (program, args) = Client.Command(this, prompt, resumes);
        // A client that hangs must not hold the suite.
        var ran = Shell.Run("/usr/bin/timeout", ["-k", "5", "240", program, .. args], Repo, "", [.. Variables(), .. Client.Variables(this)]);
        Assert.True(ran.Exit == 0, $"{Client.Pin.Agent} ended with {ran.Exit}: {Tail(ran.Output)}\n{Tail(ran.Error)}");
        Assert.True(Client.Complaint(ran.Output + ran.Error) is not { } complaint, Client.Complaint(ran.Output + ran.Error));
        return ran.Output;
    }

    /// <summary>Runs some tool of the client and gives what it printed.</summary>
    public Ran Tool(string program, IEnumerable<string> args, string input = "") => Shell.Run(program, args, Repo, input, [.. Variables(), .. Client.Variables(this)]);

    /// <summary>The events that our program saw firing.</summary>
    public IReadOnlyList<string> Fired => Directory.Exists(Path.Combine(Store, ".cache/receipts/fired"))
        ? [.. Directory.EnumerateFiles(Path.Combine(Store, ".cache/receipts/fired")).Select(f => Path.GetFileName(f)!.Split(' ')).Where(w => w[0] == Client.Pin.Agent).Select(w => w[1]).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The cards of a signal, as often as it was written.</summary>
    public IReadOnlyList<string> Signals(string kind) =>
        [.. Lines("signals.jsonl").Where(l => l["kind"]?.ToString() == kind).Select(l => l["aha_id"]!.ToString())];

    /// <summary>Hooks that failed or came too late.</summary>
    public IReadOnlyList<string> Faults => [.. Lines(".cache/receipts/faults.jsonl").Where(l => l["reason"] is not null).Select(l => $"{l["event"]}: {l["reason"]}")];

    public void Dispose()
    {
        Model.Dispose();
        if (Environment.GetEnvironmentVariable("SELF_LEARNING_KEEP") is "1")
        {
            // To look at what a client got and did.
            File.WriteAllLines(Path.Combine(root, "requests.jsonl"), Model.All.Select(r => r.Raw));
            return;
        }

        // What a client left running may still write.
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                Directory.Delete(root, recursive: true);
                return;
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    private IEnumerable<JsonNode> Lines(string journal) =>
        File.Exists(Path.Combine(Store, journal)) ? File.ReadLines(Path.Combine(Store, journal)).Where(l => l.Length > 0).Select(l => JsonNode.Parse(l)!) : [];

    private (string, string?)[] Variables() =>
    [
        ("HOME", Home), ("PWD", Repo), ("USER", "tester"), ("TMPDIR", Path.Combine(root, "tmp")), ("SHELL", "/bin/bash"), ("TERM", "dumb"), ("LANG", "C.UTF-8"), ("CI", "1"), ("DO_NOT_TRACK", "1"),
        ("XDG_CACHE_HOME", null), ("XDG_CONFIG_HOME", null), ("XDG_DATA_HOME", null), ("CODEX_HOME", null), ("CLAUDE_CONFIG_DIR", null), ("COPILOT_HOME", null), ("NO_COLOR", "1"),
    ];

    private static string Tail(string text) => text.Length > 1500 ? text[^1500..] : text;

    private void MakeRepo()
    {
        Script("ci.sh", "[ -e .regen ] || { echo 'error: E_SCHEMA_DRIFT: generated code differs from schema.json' >&2; exit 3; }\necho ci ok");
        Script("tools/regen.sh", "touch .regen\necho regenerated");
        Script("unit.sh", "[ -e .migrated ] || { echo 'error: E_MIGRATION_PENDING: 3 migrations are not applied' >&2; exit 4; }\necho unit ok");
        Script("tools/migrate.sh", "touch .migrated\necho migrated");
        Shell.Git(Repo, "init", "-q");
        Shell.Git(Repo, "add", "-A");
        Shell.Git(Repo, "commit", "-qm", "start");

        void Script(string path, string text) =>
            File.SetUnixFileMode(Write("repo/" + path, $"#!/bin/sh\n{text}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // The newest five are what a start says; the others wait for their moment.
    private static string Cards()
    {
        var cards = new JsonArray(
            Card("aha_schema", "After a schema change run tools/regen.sh", "error: E_SCHEMA_DRIFT: generated code differs from schema.json", "Run `tools/regen.sh --all`"),
            Card("aha_migrate", "Pending migrations are applied by a script", "error: E_MIGRATION_PENDING: 3 migrations are not applied", "Run `./tools/migrate.sh`"),
            Card("aha_layout", "settings.toml lives in conf/ since the move", "cat: settings.toml: No such file or directory", "Read `conf/settings.toml`"),
            Card("aha_nginx", "The nginx log parser needs the ipv6 flag", "nginx access log parser drops lines with IPv6 addresses", "Pass `--ipv6` to parse_nginx.py"));
        foreach (var (id, title, use) in new[]
        {
            ("aha_redis", "Redis keys need a TTL", "Redis memory grows without end"), ("aha_grpc", "gRPC deadlines are per hop", "gRPC calls time out behind a proxy"),
            ("aha_docker", "Docker layers keep deleted files", "docker image too large after rm"), ("aha_css", "CSS grid gaps collapse in Safari 13", "layout broken in Safari"),
            ("aha_cron", "Cron runs in UTC on the build host", "nightly job runs at the wrong hour"), ("aha_smtp", "SMTP needs STARTTLS on port 587", "mail is refused by the relay"),
            ("aha_vpn", "The staging VPN drops idle links", "ssh to staging hangs"),
        })
        {
            cards.Add(Card(id, title, use, "See the wiki"));
        }

        return new JsonObject { ["aha_cards"] = cards }.ToJsonString();
    }

    private static JsonObject Card(string id, string title, string use, string step) => new()
    {
        ["id"] = id, ["title"] = title, ["when_to_use"] = use, ["problem"] = use, ["solution_steps"] = new JsonArray(step), ["evidence"] = new JsonArray("seen"),
    };
}
