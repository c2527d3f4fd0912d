using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;
using SelfLearning.Storage;

namespace SelfLearning.Features.Hooks;

/// <summary>Hooks that fail. One that failed five times in a row, in this version of the program, is off until <c>doctor --live</c> has fired it well.</summary>
internal static class HookFaults
{
    private const int Most = 5;

    private static readonly string Version = typeof(HookFaults).Assembly.GetName().Version!.ToString(3);

    /// <summary>The events that are off, with the reason of their last failure.</summary>
    public static IReadOnlyList<(string Agent, string Event, string Reason)> Off(HookCache cache)
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
    public static void Note(AppEnv env, HookEvent e, string reason) => Append(env, e, line => line.Add("reason", reason));

    /// <summary>Notes that an event went well, where failures of it stand.</summary>
    public static void NoteSuccess(HookCache cache, AppEnv env, HookEvent e)
    {
        if (cache.Faults().LastOrDefault(l => l.Text("agent") == e.Agent.Id && l.Text("event") == e.Row.Event)?.Has("reason") == true)
            Append(env, e, _ => { });
    }

    private static void Append(AppEnv env, HookEvent e, Action<JsonObject> add)
    {
        try
        {
            if (HookPlace.Find(env, e) is not { } place)
                return;
            using var cache = HookCache.Find(env, place.Store, create: true);
            var line = new JsonObject { { "ts", env.Ts }, { "version", Version }, { "agent", e.Agent.Id }, { "event", e.Row.Event } };
            add(line);
            cache?.AppendFault(line);
        }
        catch (UserError)
        {
            // The store cannot be written; doctor says so.
        }
    }
}
