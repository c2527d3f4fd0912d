using SelfLearning.App.Storage.Systems;
using System.Globalization;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>A SQLite file that is made from a store's journals and can be lost at any time: opened as it is, brought up to its journals by what was
/// appended, or made anew. What it says is what the journals say, or it is a fault.</summary>
internal abstract class DerivedFile<TState>
    where TState : DerivedState, new()
{
    // No journal of SQLite's own: a file that was not sealed is made anew.
    private const string Writing = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;";

    /// <summary>Ends making it, or bringing it up; what stands then is as before.</summary>
    public CancellationToken Stop { get; init; }

    protected abstract string Name { get; }

    protected abstract int Version { get; }

    /// <summary>The journals that it follows, in the order in which they are taken in.</summary>
    protected abstract IReadOnlyList<JournalKind> Kinds { get; }

    /// <summary>SQLite's cache while writing, in KiB.</summary>
    protected abstract int WriteCache { get; }

    /// <summary>How long another process may hold the file, in milliseconds.</summary>
    protected virtual int Patience => 40;

    /// <summary>The tables, but for <c>state</c>.</summary>
    protected abstract string Tables { get; }

    /// <summary>Takes in what is new, in the order of <see cref="Kinds"/>, within one transaction.</summary>
    protected abstract void Take(Database database, TState state, bool isNew, IEnumerable<JournalDelta> deltas);

    /// <summary>Whether what was appended to a journal needs no writing now.</summary>
    protected virtual bool CanWait(Folder store, JournalKind kind, JournalCursor cursor) => false;

    /// <summary>The file as it stands for its journals, within a transaction that keeps writers out; a fault where that cannot be had right now.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="place">The folder of the file; its argument says whether to make it.</param>
    /// <param name="patience">How many bytes of journals may be read for it; <see cref="IndexBehind"/> where it would take more.</param>
    /// <param name="kept">The file as an earlier call left it open, outside a transaction: given back where it still is the one, else ended.</param>
    public (Database Database, TState State) Open(Folder store, Func<bool, Folder?> place, long patience = long.MaxValue, Database? kept = null)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            using (var folder = place(false))
            {
                if (folder is not null && (Find(store, folder, kept) ?? (kept is null ? null : Find(store, folder, null))) is { } found)
                    return found;
                kept = null;
            }

            if (patience < long.MaxValue && Behind(store, place) > patience)
                throw new IndexBehind();
            using var writable = place(true) ?? throw new IndexFault($"There is no folder for {Name}.");
            if (!Update(store, writable))
                Make(store, writable);
        }

        throw new IndexFault($"{Name} changes all the time.");
    }

    private (Database, TState)? Find(Folder store, Folder folder, Database? kept)
    {
        var database = kept;
        if (folder.Facts(Name) is not { IsFile: true })
        {
            database?.Dispose();
            return null;
        }

        try
        {
            database ??= Database.Open(folder.At(Name), write: false, Patience);
            database.Run("BEGIN");
            if (Sealed(database, folder) is { } state && Kinds.All(kind => state[kind].IsOf(Facts(store, kind)) || CanWait(store, kind, state[kind])))
                return (database, state);
            database.Dispose();
            return null;
        }
        catch (IndexFault fault)
        {
            database?.Dispose();
            if (fault.Busy)
                throw;
            return null;
        }
    }

    // How many bytes of journals it does not have yet.
    private long Behind(Folder store, Func<bool, Folder?> place)
    {
        TState? state = null;
        using (var folder = place(false))
        {
            if (folder?.Facts(Name) is { IsFile: true })
            {
                try
                {
                    using var database = Database.Open(folder.At(Name), write: false, Patience);
                    state = Sealed(database, folder);
                }
                catch (IndexFault fault) when (!fault.Busy)
                {
                    // It will be made anew.
                }
            }
        }

        return Kinds.Sum(kind => Facts(store, kind) is var facts && state?[kind] is { } known && known.Inode == facts.Inode ? facts.Size - known.Offset : facts.Size);
    }

    // Reads what is new into the file where it lies; false where it cannot be gone on with.
    private bool Update(Folder store, Folder folder)
    {
        if (folder.Facts(Name) is not { IsFile: true })
            return false;
        using var database = Database.Open(folder.At(Name), write: true, Patience);
        try
        {
            Begin(database);
            if (Sealed(database, folder) is not { } state)
                return false;
            var deltas = new List<JournalDelta>();
            foreach (var kind in Kinds)
            {
                if (JournalDelta.Since(store, kind, state[kind], Stop) is not { } delta)
                    return false;
                deltas.Add(delta);
            }

            // Another process was quicker.
            if (deltas.TrueForAll(d => d.Cursor == state[d.Journal.Kind]))
                return true;
            Take(database, state, isNew: false, deltas.Select(d => Followed(state, d)));
            Commit(database, state);
            Seal(folder, Name, state);
            return true;
        }
        catch (IndexFault fault) when (!fault.Busy)
        {
            return false;
        }
    }

    // Makes the file beside its place and puts it there whole. Who finds another process at it does without.
    private void Make(Folder store, Folder folder)
    {
        if (!folder.TryLock(out _))
            throw new IndexFault("Another process makes a file here.");
        var temporary = string.Create(CultureInfo.InvariantCulture, $".{Name}.{Environment.ProcessId}.tmp");
        folder.Delete(temporary);
        folder.GetFile(temporary, OpenFor.Write, out _).Dispose();
        try
        {
            var state = new TState { Version = Version };
            using (var database = Database.Open(folder.At(temporary), write: true, Patience))
            {
                Begin(database);
                database.Run("CREATE TABLE state(key TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;");
                database.Run(Tables);
                // One journal after the other: all at once would multiply what is held.
                Take(database, state, isNew: true, Kinds.Select(kind => Followed(state, All(store, kind))));
                Commit(database, state);
            }

            Seal(folder, temporary, state);
            folder.Rename(temporary, Name);
        }
        finally
        {
            folder.Delete(temporary);
        }
    }

    private void Begin(Database database)
    {
        database.Run(Writing);
        database.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{WriteCache};"));
        database.Run("BEGIN EXCLUSIVE");
    }

    private static JournalDelta Followed(TState state, JournalDelta delta)
    {
        state[delta.Journal.Kind] = delta.Cursor;
        return delta;
    }

    private JournalDelta All(Folder store, JournalKind kind) =>
        JournalDelta.Since(store, kind, default, Stop) ?? throw new IndexFault("A journal changes while it is read.");

    private static void Commit(Database database, TState state)
    {
        // A second of its own, so that a later change cannot have the same time by chance.
        // Windows keeps times in steps of 100 nanoseconds.
        state.Seal = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000_000) + (((Environment.TickCount64 * 7919 % 9_999_973) + 1) * 100);
        state.Write(database);
        database.Run("COMMIT");
    }

    private static void Seal(Folder folder, string name, TState state)
    {
        using var file = folder.FindFile(name);
        if (file is null || !SystemCalls.Here.Sync(file, out _) || !folder.SetChanged(name, state.Seal))
            throw new IndexFault($"{name} could not be sealed.");
    }

    private TState? Sealed(Database database, Folder folder)
    {
        var state = new TState();
        state.Read(database);
        return state.Version == Version && folder.Facts(Name) is { } facts && facts.Changed == state.Seal ? state : null;
    }

    private static FileFacts Facts(Folder store, JournalKind kind) => store.Facts(kind.FileName) ?? default;
}
