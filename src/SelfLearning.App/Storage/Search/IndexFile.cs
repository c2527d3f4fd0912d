using System.Globalization;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The index file of a store: opened as it is, brought up to its journals, or made anew.</summary>
internal static class IndexFile
{
    private const string Name = "index-v1.db";

    // From so many bytes of signals on, reading them each time costs more than writing once.
    private const int WorthWriting = 32 << 10;

    // No journal of SQLite's own: a file that was not sealed is made anew.
    private const string Writing = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;";

    /// <summary>The cards of a store by the index in a folder; a fault where that cannot be had right now.</summary>
    public static ICards Open(Folder store, Func<bool, Folder?> place, long patience = long.MaxValue)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            using (var folder = place(false))
            {
                if (folder is not null && Find(store, folder) is { } cards)
                    return cards;
            }

            if (patience < long.MaxValue && Behind(store, place) > patience)
                throw new IndexBehind();
            using var writable = place(true) ?? throw new IndexFault("There is no folder for the index.");
            if (!Update(store, writable))
                Make(store, writable);
        }

        throw new IndexFault("The index changes all the time.");
    }

    // The index as it is, if it is whole and up to date.
    private static IndexCards? Find(Folder store, Folder folder)
    {
        if (folder.Facts(Name) is not { IsFile: true })
            return null;
        Database? database = null;
        try
        {
            database = Database.Open(folder.At(Name), write: false);
            database.Run("BEGIN");
            if (Sealed(database, folder) is not { } state || !state.Cards.IsOf(Facts(store, JournalKind.Cards)) || !Stands(store, state.Signals))
            {
                database.Dispose();
                return null;
            }

            return new IndexCards(database, state, store.FindFile(JournalKind.Cards.FileName));
        }
        catch (IndexFault fault)
        {
            database?.Dispose();
            if (fault.Busy)
                throw;
            return null;
        }
    }

    // Whether the signals are those that were read, or say no more of outcomes: hooks write one at every hint, and the index need not
    // be written for that.
    private static bool Stands(Folder store, JournalCursor mark)
    {
        var facts = Facts(store, JournalKind.Signals);
        return mark.IsOf(facts)
            || (facts.Size - mark.Offset is > 0 and < WorthWriting && JournalDelta.Since(store, JournalKind.Signals, mark) is { } news && !IndexWriter.Counts(news.Journal));
    }

    // How many bytes of journals the index does not have yet.
    private static long Behind(Folder store, Func<bool, Folder?> place)
    {
        IndexState? state = null;
        using (var folder = place(false))
        {
            if (folder?.Facts(Name) is { IsFile: true })
            {
                try
                {
                    using var database = Database.Open(folder.At(Name), write: false);
                    state = Sealed(database, folder);
                }
                catch (IndexFault fault) when (!fault.Busy)
                {
                    // It will be made anew.
                }
            }
        }

        return Beyond(state?.Cards, JournalKind.Cards) + Beyond(state?.Signals, JournalKind.Signals);

        long Beyond(JournalCursor? mark, JournalKind kind) =>
            Facts(store, kind) is var facts && mark is { } known && known.Inode == facts.Inode ? facts.Size - known.Offset : facts.Size;
    }

    // Reads what is new into the index where it lies; false where it cannot be gone on with.
    private static bool Update(Folder store, Folder folder)
    {
        if (folder.Facts(Name) is not { IsFile: true })
            return false;
        using var database = Database.Open(folder.At(Name), write: true);
        try
        {
            database.Run(Writing);
            database.Run("BEGIN EXCLUSIVE");
            if (Sealed(database, folder) is not { } state
                || JournalDelta.Since(store, JournalKind.Signals, state.Signals) is not { } signals || JournalDelta.Since(store, JournalKind.Cards, state.Cards) is not { } cards)
                return false;
            // Another process was quicker.
            if ((signals.Mark, cards.Mark) == (state.Signals, state.Cards))
                return true;
            var writer = new IndexWriter(database, state);
            writer.TakeSignals(signals);
            writer.TakeCards(cards);
            Commit(database, state);
            Seal(folder, Name, state);
            return true;
        }
        catch (IndexFault fault) when (!fault.Busy)
        {
            return false;
        }
    }

    // Makes the index beside its place and puts it there whole. Who finds another process at it does without.
    private static void Make(Folder store, Folder folder)
    {
        if (!folder.TryLock(out _))
            throw new IndexFault("Another process makes the index.");
        var temporary = string.Create(CultureInfo.InvariantCulture, $".{Name}.{Environment.ProcessId}.tmp");
        folder.Delete(temporary);
        folder.GetFile(temporary, LinuxCalls.Write, out _).Dispose();
        try
        {
            var state = IndexState.New();
            using (var database = Database.Open(folder.At(temporary), write: true))
            {
                database.Run(Writing);
                database.Run("BEGIN EXCLUSIVE");
                IndexWriter.Create(database);
                // One journal after the other: both at once would double what is held.
                var writer = new IndexWriter(database, state);
                writer.TakeSignals(All(store, JournalKind.Signals));
                writer.TakeCards(All(store, JournalKind.Cards));
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

    private static JournalDelta All(Folder store, JournalKind kind) =>
        JournalDelta.Since(store, kind, default) ?? throw new IndexFault("A journal changes while it is read.");

    private static void Commit(Database database, IndexState state)
    {
        // A second of its own, so that a later change cannot have the same time by chance.
        state.Seal = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() * 1_000_000_000) + Environment.TickCount64 * 7919 % 999_999_937 + 1;
        state.Write(database);
        database.Run("COMMIT");
    }

    private static void Seal(Folder folder, string name, IndexState state)
    {
        using var file = folder.FindFile(name);
        if (file is null || !LinuxCalls.Sync(file, out _) || !folder.SetChanged(name, state.Seal))
            throw new IndexFault("The index could not be sealed.");
    }

    private static IndexState? Sealed(Database database, Folder folder) =>
        IndexState.Read(database) is { } state && folder.Facts(Name) is { } facts && facts.Changed == state.Seal ? state : null;

    private static FileFacts Facts(Folder store, JournalKind kind) => store.Facts(kind.FileName) ?? default;
}
