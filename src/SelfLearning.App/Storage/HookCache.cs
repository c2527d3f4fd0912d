using SelfLearning.App.Storage.Systems;
using System.Text;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage;

/// <summary>What hooks keep beside a store: receipts by session, claims of firings, marks of events that fired, faults. All of it can be
/// lost without harm, so nothing here is put on disk at once.</summary>
internal sealed class HookCache : IDisposable
{
    public const string FolderName = "receipts";
    private const string Claims = "claims";
    private const string Fired = "fired";
    private const string Ending = ".jsonl";
    private const string TranscriptName = "transcript";
    private const string FaultsName = "faults" + Ending;
    private const long Nanosecond = 1_000_000_000;

    private static readonly TimeSpan KeepReceipts = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeepClaims = TimeSpan.FromDays(1);

    private readonly Folder folder;

    private HookCache(Folder folder) => this.folder = folder;

    public string Path => folder.Path;

    /// <summary>The cache of a store: in its folder or, where that cannot be written, in the user's cache. Null where there is none yet and
    /// none is to be made.</summary>
    public static HookCache? Find(AppEnv env, Store store, bool create)
    {
        using var home = store.Find();
        if (home is null)
            return null;
        if (!create)
        {
            using var cache = Store.FindCache(home);
            if (cache?.Find(FolderName) is { } own)
                return new HookCache(own);
            using var users = store.FindCacheOfUser(env, create: false);
            return users?.Find(FolderName) is { } found ? new HookCache(found) : null;
        }

        try
        {
            return new HookCache(home.Get(Store.CacheName, FolderName));
        }
        catch (UserError)
        {
            using var users = store.FindCacheOfUser(env, create: true);
            return users is null ? null : new HookCache(users.Get(FolderName));
        }
    }

    /// <summary>The receipts of a session, lines that are none passed over.</summary>
    public IReadOnlyList<Receipt> Read(string session) => [.. Lines(session + Ending).Select(Receipt.FromJson).OfType<Receipt>()];

    /// <summary>The sessions, and when each wrote last.</summary>
    public IEnumerable<(string Name, DateTimeOffset Last)> Sessions() =>
        from name in folder.Names()
        where name.EndsWith(Ending, StringComparison.Ordinal) && name != FaultsName
        let facts = folder.Facts(name)
        where facts is { IsFile: true }
        select (name[..^Ending.Length], facts.Value.ChangedAt);

    /// <summary>Holds a session while <paramref name="work"/> reads and decides; default where another process holds it for too long.</summary>
    /// <param name="session">The session's key.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="work">Gets the receipts and a way to append more.</param>
    public T? WithSession<T>(string session, Func<TimeSpan> patience, Func<IReadOnlyList<Receipt>, Action<IEnumerable<JsonObject>>, T> work)
    {
        using var file = folder.GetFile(session + Ending, OpenFor.ReadWrite | OpenFor.Append, out _);
        while (!SystemCalls.Here.TryLock(file, out _))
        {
            if (patience() <= TimeSpan.Zero)
                return default;
            Thread.Sleep(1);
        }

        return work(Read(session), lines => Append(session + Ending, lines));
    }

    /// <summary>Claims a firing; false where another process, or this settings file's twin, was first.</summary>
    public bool Claim(string key)
    {
        using var claims = folder.Get(Claims);
        claims.GetFile(key, OpenFor.Write, out var created).Dispose();
        return created;
    }

    /// <summary>Claims a firing that can come again in earnest: false only within a short time after the last one.</summary>
    public bool ClaimFor(string key, TimeSpan time, DateTimeOffset now)
    {
        using var claims = folder.Get(Claims);
        claims.GetFile(key, OpenFor.Write, out var created).Dispose();
        if (!created && claims.Facts(key) is { } facts && (now - facts.ChangedAt).Duration() < time)
            return false;
        return claims.SetChanged(key, now.ToUnixTimeMilliseconds() * (Nanosecond / 1000));
    }

    /// <summary>Marks that an event fired; once an hour is enough.</summary>
    public void MarkFired(string name, DateTimeOffset now)
    {
        if (LastFired(name) is { } last && (now - last).Duration() < TimeSpan.FromHours(1))
            return;
        using var fired = folder.Get(Fired);
        fired.GetFile(name, OpenFor.Write, out _).Dispose();
        fired.SetChanged(name, now.ToUnixTimeMilliseconds() * (Nanosecond / 1000));
    }

    /// <summary>When an event fired last, to the hour; null where it was not seen.</summary>
    public DateTimeOffset? LastFired(string name)
    {
        using var fired = folder.Find(Fired);
        return fired?.Facts(name) is { } facts ? facts.ChangedAt : null;
    }

    /// <summary>Notes where the session of this moment is written down.</summary>
    public void NoteTranscript(string path)
    {
        if (LastTranscript() != path)
            AtomicFile.Write(folder, TranscriptName, Encoding.UTF8.GetBytes(path), mode: 0x180, durable: false);
    }

    /// <summary>The transcript that a hook saw last; null where none did.</summary>
    public string? LastTranscript() => folder.FindBytes(TranscriptName) is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The lines about failed hooks, oldest first.</summary>
    public IReadOnlyList<JsonObject> Faults() => folder.Facts(FaultsName) is null ? [] : Lines(FaultsName);

    public void AppendFault(JsonObject line) => Append(FaultsName, [line]);

    /// <summary>Takes away what is too old to matter.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var (name, last) in Sessions().ToList())
        {
            if (now - last > KeepReceipts)
                folder.Delete(name + Ending);
        }

        using var claims = folder.Find(Claims);
        foreach (var name in claims?.Names() ?? [])
        {
            if (claims!.Facts(name) is { } facts && now - facts.ChangedAt > KeepClaims)
                claims.Delete(name);
        }
    }

    public void Dispose() => folder.Dispose();

    private List<JsonObject> Lines(string name) => CacheLines.Read(folder, name);

    private void Append(string name, IEnumerable<JsonObject> lines) => CacheLines.Append(folder, name, lines);
}
