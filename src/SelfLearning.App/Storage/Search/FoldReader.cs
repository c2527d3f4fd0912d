using System.Runtime.InteropServices;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;

namespace SelfLearning.App.Storage.Search;

/// <summary>Asks a folded state, and reads the lines that it names from the journals. Whatever does not stand where it should is a fault.</summary>
internal sealed class FoldReader(Database database, FoldState state, Folder store) : IDisposable
{
    /// <summary>The score from which on a shareable card is worth a permanent place; a review that asks for another reads the journals.</summary>
    public static readonly int MinScore = new ReviewRequest().MinAhaScore;

    private readonly Dictionary<JournalKind, Microsoft.Win32.SafeHandles.SafeFileHandle?> files = [];
    private readonly Statement lines = database.Prepare("SELECT start, length FROM line WHERE kind = ? AND id = ? ORDER BY start");
    private readonly Statement tally = database.Prepare("SELECT counts FROM tally WHERE id = ?");
    private readonly Statement same = database.Prepare("SELECT id FROM same WHERE key = ?");

    public StoreTotals Totals => new(state.Cards, state.Recommendations, state.Signals);

    public static int Number(JournalKind kind)
    {
        for (var i = 0; i < FoldFile.Followed.Count; i++)
        {
            if (FoldFile.Followed[i] == kind)
                return i;
        }

        throw new InvalidOperationException($"{kind.FileName} is not folded.");
    }

    public static int[] Counts(Statement row, int column)
    {
        var bytes = row.Bytes(column);
        return bytes.Length == Evidence.Columns * sizeof(int) ? MemoryMarshal.Cast<byte, int>(bytes).ToArray() : throw new IndexFault("A tally has lost columns.");
    }

    public int[]? Tally(string id) => tally.With(id).Next() ? Counts(tally, 0) : null;

    public string? FirstOf(string key) => same.With(key).Next() ? same.Text(0) : null;

    /// <summary>Picks all lines of an id in the order of the file; all or none.</summary>
    /// <returns>How many rows the journal has then.</returns>
    public int Pick(Journal into, string id) => Take(into, Read(into.Kind, [id]));

    public Journal SignalsOf(string id) => Read(JournalKind.Signals, [id]);

    /// <summary>All lines of some ids, in the order of the file; of signals, the ids are those that they speak of.</summary>
    public Journal Read(JournalKind kind, IReadOnlyCollection<string> ids)
    {
        var picked = Journal.OfPicked(kind);
        foreach (var (start, length, id) in ids.SelectMany(id => Places(kind, id)).OrderBy(p => p.Start))
            Pick(picked, start, length, id);
        return picked;
    }

    /// <summary>The cards that may stand in the lists of a review or of INDEX.md, and perhaps more.</summary>
    public HashSet<string> Cards(ReviewRequest request, int standing)
    {
        var ids = Ids("SELECT id FROM card ORDER BY score DESC, title DESC, first LIMIT ?", request.TopAhaLimit);
        // Those that stand in a skill already are passed over there.
        ids.UnionWith(Ids("SELECT id FROM card WHERE worth = 1 ORDER BY score DESC, title DESC, first LIMIT ?", request.BackportLimit + standing));
        ids.UnionWith(Ids("SELECT id FROM card ORDER BY latest DESC LIMIT ?", IndexPage.Newest));
        return ids;
    }

    /// <summary>The latest lines of the newest cards or recommendations, newest last.</summary>
    /// <param name="kind">Cards or recommendations.</param>
    /// <param name="most">How many.</param>
    /// <param name="all">Whether those that were put aside count too.</param>
    public Journal Newest(JournalKind kind, int most, bool all)
    {
        var table = kind == JournalKind.Cards ? "card" : "rec";
        var ids = Ids($"SELECT id FROM {table}{(all ? "" : " WHERE aside = 0")} ORDER BY latest DESC LIMIT ?", most);
        var picked = Journal.OfPicked(kind);
        foreach (var (start, length, id) in ids.Select(id => Places(kind, id)[^1]).OrderBy(p => p.Start))
            Pick(picked, start, length, id);
        return picked;
    }

    /// <summary>The recommendations that may stand in the lists of INDEX.md, and perhaps more. Ages count in whole days there, and on one day the
    /// first that was written stands first.</summary>
    public HashSet<string> Recommendations(ReviewRequest request, DateTimeOffset now)
    {
        var most = request.RecsLimit;
        var ids = Ids("SELECT id FROM rec ORDER BY latest DESC LIMIT ?", IndexPage.Newest);
        ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 ORDER BY priority DESC, touched, first LIMIT ?", most));
        var cut = database.Prepare("SELECT priority, touched FROM rec WHERE open = 1 ORDER BY priority DESC, touched, first LIMIT 1 OFFSET ?").With(most);
        if (cut.Next())
        {
            var priority = cut.Number(0);
            var (from, to) = Day(cut.IsNull(1) ? now.UtcTicks : cut.Number(1), now);
            ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 AND priority = ? AND touched > ? AND touched <= ? ORDER BY first LIMIT ?", priority, from, to, most));
            // A time that cannot be read counts as today.
            ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 AND priority = ? AND touched IS NULL ORDER BY first LIMIT ?", priority, most));
            ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 AND priority = ? AND touched <= ? ORDER BY touched, first LIMIT ?", priority, from, most));
        }

        ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 AND touched IS NOT NULL ORDER BY touched, priority DESC, first LIMIT ?", most));
        var old = database.Prepare("SELECT touched FROM rec WHERE open = 1 AND touched IS NOT NULL ORDER BY touched, priority DESC, first LIMIT 1 OFFSET ?").With(most);
        if (old.Next())
        {
            var (from, to) = Day(old.Number(0), now);
            ids.UnionWith(Ids("SELECT id FROM rec WHERE open = 1 AND touched > ? AND touched <= ? ORDER BY priority DESC, first LIMIT ?", from, to, most));
        }

        return ids;
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file?.Dispose();
        database.Dispose();
        store.Dispose();
    }

    // The span in which a time is as many whole days ago; its end belongs to it.
    private static (long From, long To) Day(long touched, DateTimeOffset now)
    {
        var days = Timestamp.Days(new DateTimeOffset(touched, TimeSpan.Zero), now);
        var to = now.UtcTicks - (days * TimeSpan.TicksPerDay);
        // What is yet to come counts as today.
        return (to - TimeSpan.TicksPerDay, days == 0 ? long.MaxValue : to);
    }

    private HashSet<string> Ids(string sql, params ReadOnlySpan<object?> values)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = database.Prepare(sql).With(values);
        while (rows.Next())
            ids.Add(rows.Text(0));
        return ids;
    }

    private List<(long Start, int Length, string Id)> Places(JournalKind kind, string id)
    {
        var places = new List<(long, int, string)>();
        lines.With(Number(kind), id);
        while (lines.Next())
            places.Add((lines.Number(0), (int)lines.Number(1), id));
        return places;
    }

    private void Pick(Journal into, long start, int length, string id)
    {
        if (!files.TryGetValue(into.Kind, out var file))
            files.Add(into.Kind, file = store.FindFile(into.Kind.FileName));
        var bytes = new byte[length];
        var row = file is not null && RandomAccess.Read(file, bytes, start) == length ? into.Pick(bytes, start) : -1;
        var isOf = row >= 0 && (into.Kind == JournalKind.Signals ? into.Text(row, Field.AhaId) == id || into.Text(row, Field.RecId) == id : into.Id(row) == id);
        if (!isOf)
            throw new IndexFault($"{id} does not stand where it stood.");
    }

    private static int Take(Journal into, Journal from)
    {
        for (var row = 0; row < from.Count; row++)
            into.Pick(from.Raw(row), from.Start(row));
        return into.Count;
    }
}
