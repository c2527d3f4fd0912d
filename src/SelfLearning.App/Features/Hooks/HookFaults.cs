using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Hooks that fail. One that failed five times in a row, in this version of the program, is off until <c>doctor --live</c> has fired it well.</summary>
public static class HookFaults
{
    private const int Most = 5;

    private static readonly string Version = typeof(HookFaults).Assembly.GetName().Version!.ToString(3);

    /// <summary>The events that are off, with the reason of their last failure.</summary>
    internal static IReadOnlyList<(string Agent, string Event, string Reason)> Off(HookCache cache)
    {
        var rows = new Dictionary<(string, string), (int Count, string Reason)>();
        foreach (var line in cache.Faults().Where(l => l.Text("version") == Version))
        {
            var key = (line.Text("agent") ?? "", line.Text("event") ?? "");
            rows[key] = line.Text("reason") is { } reason ? (rows.GetValueOrDefault(key).Count + 1, reason) : (0, "");
        }

        return [.. rows.Where(r => r.Value.Count >= Most).Select(r => (r.Key.Item1, r.Key.Item2, r.Value.Reason))];
    }

    /// <summary>Notes that an event failed; what cannot be noted is not.</summary>
    public static void Note(AppEnv env, HookEvent e, string reason)
    {
        try
        {
            if (HookPlace.Find(env, e) is not { } place)
                return;
            using var cache = HookCache.Find(env, place.Store, create: true);
            cache?.AppendFault(Line(env, e.Agent.Id, e.Row.Event).Set("reason", reason));
        }
        catch (UserError)
        {
            // The store cannot be written; doctor says so.
        }
    }

    /// <summary>Notes that an event went well, where failures of it stand.</summary>
    internal static void Forgive(HookCache? cache, AppEnv env, string agent, string name)
    {
        if (cache?.Faults().LastOrDefault(l => l.Text("agent") == agent && l.Text("event") == name)?.Has("reason") == true)
            cache.AppendFault(Line(env, agent, name));
    }

    private static JsonObject Line(AppEnv env, string agent, string name) =>
        new() { { "ts", env.Ts }, { "version", Version }, { "agent", agent }, { "event", name } };
}
