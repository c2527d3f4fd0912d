using SelfLearning.App.Storage;
using SelfLearning.Core.Agents.Receipts;

namespace SelfLearning.App.Features.Page;

/// <summary>A session in which hooks noted something: what was shown when, and what came of it.</summary>
/// <param name="Id">The session's fingerprint.</param>
/// <param name="Last">When it noted something last.</param>
/// <param name="Receipts">What was noted, oldest first.</param>
public sealed record HintedSession(string Id, DateTimeOffset Last, IReadOnlyList<Receipt> Receipts)
{
    /// <summary>What its hints cost (UTF-8 bytes / 4).</summary>
    public int Tokens => Receipts.Where(r => r.Kind == Receipt.Shown).Sum(r => r.Tokens);

    public int Count(string kind) => Receipts.Count(r => r.Kind == kind);

    /// <summary>The sessions whose receipts are still kept, latest first.</summary>
    public static IEnumerable<HintedSession> All(Workspace work)
    {
        foreach (var (store, name, last) in Names(work).OrderByDescending(s => s.Last).ToList())
        {
            using var cache = HookCache.Find(work.Env, store, create: false);
            if (cache?.Read(name) is { Count: > 0 } receipts)
                yield return new HintedSession(name, last, receipts);
        }
    }

    /// <summary>What was noted of a card, session by session, latest first; a session without it is left out.</summary>
    public static IEnumerable<HintedSession> Of(IEnumerable<HintedSession> sessions, string card) =>
        from session in sessions
        let own = session.Receipts.Where(r => r.CardId == card).ToList()
        where own.Count > 0
        select session with { Receipts = own };

    private static IEnumerable<(Store Store, string Name, DateTimeOffset Last)> Names(Workspace work)
    {
        foreach (var store in work.Stores.All)
        {
            using var cache = HookCache.Find(work.Env, store, create: false);
            foreach (var (name, last) in cache?.Sessions() ?? [])
                yield return (store, name, last);
        }
    }
}
