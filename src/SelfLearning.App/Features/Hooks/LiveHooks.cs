using SelfLearning.Core.Text;
using System.ComponentModel;
using System.Diagnostics;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Features.Installation;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Fires every installed hook as its agent would: same command line in a shell, a payload of its shape, its deadline. It does so in a
/// folder of its own, with a store that holds one made-up card, and looks whether that card comes out. The folder goes; nothing of it stays.</summary>
public static class LiveHooks
{
    private const string Advice = "Run self-learning install --hooks again; it writes the settings anew.";

    /// <summary>One firing.</summary>
    public sealed record Firing(InstalledHooks.Found Hook, bool Ok, double Milliseconds, string Detail);

    public static (IReadOnlyList<Firing> Firings, IReadOnlyList<Finding> Findings) Run(Workspace work)
    {
        var findings = new List<Finding>();
        var firings = new List<Firing>();
        var scope = new InstallScope(work, project: false);
        foreach (var (agent, path, text) in InstalledHooks.Files(work))
        {
            List<InstalledHooks.Found> hooks = text is null ? [] : [.. InstalledHooks.In(agent, path, text)];
            // A file without hooks of ours is not our matter, but for one that can no longer be read.
            if (hooks.Count > 0 || text is null || text.Contains("self-learning", StringComparison.Ordinal))
                findings.AddRange((text is null ? ["It cannot be read."] : IgnoredSettings.Of(agent, text)).Select(reason => new Finding("hook-ignored", Finding.Error, path, 0, reason, "Put the file in order; hooks in it do not run until then.")));
            if (agent.Id == "codex" && hooks.Count > 0 && TurnsHooksOff(Path.Combine(Path.GetDirectoryName(path)!, "config.toml")) is { } toml)
                findings.Add(new Finding("hook-ignored", Finding.Error, toml, 0, "Codex runs no hooks: [features] hooks = false.", "Take that line out."));
            var fired = hooks.Select(hook => Fire(work, hook)).ToList();
            firings.AddRange(fired);
            findings.AddRange(fired.Where(f => !f.Ok).Select(f => new Finding("hook-fails", Finding.Error, path, 0, $"{f.Hook.Event.Event} ({f.Hook.Command}): {f.Detail}", Advice)));
            findings.AddRange(TooNew(scope, path, hooks));
            if (hooks.Count > 0 && !IsSeen(work, agent, hooks))
                findings.Add(new Finding("hook-not-seen", Finding.Warning, path, 0, $"No hook of {agent.Name} was ever seen firing here.", agent.NotSeen ?? $"Start a session of {agent.Name} in this project and look again."));
        }

        foreach (var store in work.Stores.All)
        {
            using var cache = HookCache.Find(work.Env, store, create: false);
            foreach (var firing in firings.Where(f => f.Ok))
                HookFaults.Forgive(cache, work.Env, firing.Hook.Agent.Id, firing.Hook.Event.Event);
        }

        return (firings, findings);
    }

    // The file's own agents, not others that read it besides: that one of those called says nothing about these.
    private static bool IsSeen(Workspace work, AgentRow reader, List<InstalledHooks.Found> hooks) => work.Stores.All.Any(store =>
    {
        using var cache = HookCache.Find(work.Env, store, create: false);
        var owners = AgentTable.All.Where(a => a.Id == reader.Id || hooks.Any(h => h.Agent.Id == a.Id || a.CommandWord == h.Agent.Id)).ToList();
        return cache is not null && owners.Exists(a => a.Events.Any(e => cache.LastFired($"{a.Id} {e.Event}") is not null));
    });

    // Hooks of a newer client, or of before it went back to an older one.
    private static IEnumerable<Finding> TooNew(InstallScope scope, string path, List<InstalledHooks.Found> hooks) =>
        from agent in hooks.Select(h => h.Agent).Distinct()
        let version = scope.VersionOf(agent)
        where version is not null
        let unknown = hooks.Where(h => h.Agent == agent && !agent.Knows(h.Event, version)).Select(h => h.Event.Event).Distinct().ToList()
        where unknown.Count > 0
        select new Finding("hook-ignored", Finding.Error, path, 0,
            $"{agent.Name} {version} does not know {string.Join(" and ", unknown)}, and ignores the whole file for it.", $"Update {agent.Name} to {agent.Client!.Oldest} or later, or run self-learning install --hooks again.");

    private static string? TurnsHooksOff(string toml) => File.Exists(toml) && IgnoredSettings.TurnsHooksOff(File.ReadAllText(toml)) ? toml : null;

    private static Firing Fire(Workspace work, InstalledHooks.Found hook)
    {
        var place = Directory.CreateTempSubdirectory("self-learning-live-").FullName;
        try
        {
            var root = Path.Combine(place, "project");
            Directory.CreateDirectory(Path.Combine(root, ".git"));
            Store.OfProject(root, work.Env.User).Append(JournalKind.Cards, [HookProbe.Card(work.Env.Ts)]);
            var payload = HookProbe.Payload(hook.Agent, hook.Event, root, Path.GetFileName(place));
            var e = Core.Agents.Hooks.HookPayloadParser.Read(hook.Agent, FileText.Encode(JsonText.Line(payload)), hook.Event.Event)
                ?? throw new InvalidOperationException($"The payload of {hook.Agent.Id} {hook.Event.Event} cannot be read.");
            var watch = Stopwatch.StartNew();
            var (exit, output, error) = Shell(work.Env, hook, root, Path.Combine(place, "global"), JsonText.Line(payload));
            var detail = Fault(e, exit, output, error);
            return new Firing(hook, detail is null, watch.Elapsed.TotalMilliseconds, detail ?? (HookProbe.Answers(e) ? "the canary card came out" : "silent, as it should be"));
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static string? Fault(HookEvent e, int? exit, string output, string error) => (exit, HookProbe.Answers(e)) switch
    {
        (null, _) => $"It did not end within {e.Row.TimeoutSeconds} s.",
        (not 0, _) => $"It ended with exit code {exit}{(error.Length > 0 ? ": " + error.Trim().Split('\n')[^1] : "")}.",
        (_, true) when !output.Contains(HookProbe.CardId, StringComparison.Ordinal) => "The canary card did not come out.",
        (_, false) when output.Trim() != e.Row.Quiet => $"It said something where it must not: {(output.Length > 80 ? output[..80] + "…" : output).Trim()}",
        _ => null,
    };

    private static (int? Exit, string Output, string Error) Shell(AppEnv env, InstalledHooks.Found hook, string root, string global, string payload)
    {
        var start = SystemShell.Run(hook.Command);
        (start.WorkingDirectory, start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (root, true, true, true);
        start.Environment[OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME"] = env.Home;
        start.Environment["USER"] = env.User;
        start.Environment["SELF_LEARNING_GLOBAL_DIR"] = global;
        start.Environment["XDG_CACHE_HOME"] = global + "-cache";
        start.Environment.Remove("SELF_LEARNING_REPO_ROOT");
        start.Environment.Remove("SELF_LEARNING_HOOKS");
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            Feed(process, payload);
            if (process.WaitForExit(TimeSpan.FromSeconds(hook.Event.TimeoutSeconds)))
                return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
            process.Kill(entireProcessTree: true);
            return (null, "", "");
        }
        catch (Win32Exception e)
        {
            return (127, "", e.Message);
        }
    }

    private static void Feed(Process process, string payload)
    {
        try
        {
            process.StandardInput.Write(payload);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code tells.
        }
    }
}
