using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Records;
using SelfLearning.App.Features.Hooks;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>What the receipts of hooks tell: hooks that are off, and sessions that recorded nothing for long.</summary>
internal static class DoctorHooks
{
    private const int ManySessions = 10;
    private static readonly TimeSpan Long = TimeSpan.FromDays(7);

    public static IEnumerable<Finding> Look(AppEnv env, Store store)
    {
        using var cache = HookCache.Find(env, store, create: false);
        if (cache is null)
            yield break;
        foreach (var (agent, name, reason) in HookFaults.Off(cache))
            yield return new Finding("hook-off", Finding.Warning, cache.Path, 0, $"The hook {name} of {agent} failed five times in a row ({reason}) and is off.", "self-learning doctor --live fires it; if it goes well, it is on again.");

        var last = LastCapture(store);
        var since = cache.Sessions().Select(s => s.Last).Where(at => last is null || at > last).Order().ToList();
        if (since.Count >= ManySessions && env.Now - since[0] >= Long)
            yield return new Finding("no-capture", Finding.Warning, store.Path, 0, $"{since.Count} sessions since {Timestamp.Text(since[0])} have recorded nothing.", "Ask your agent to record what it learned, or put the policy where it reads it: self-learning install --policy.");
    }

    // Signals do not count: hooks write them too.
    private static DateTimeOffset? LastCapture(Store store)
    {
        using var folder = store.Find();
        return new[] { JournalKind.Events, JournalKind.Cards, JournalKind.Recommendations }
            .Select(kind => folder?.Facts(kind.FileName)).OfType<FileFacts>().Select(f => (DateTimeOffset?)f.ChangedAt).Max();
    }
}
