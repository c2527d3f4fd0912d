using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>What a journal has beyond a cursor.</summary>
/// <param name="Journal">The new records.</param>
/// <param name="Shift">What to add to a row's start for its place in the file.</param>
/// <param name="Cursor">The cursor after them.</param>
internal sealed record JournalDelta(Journal Journal, long Shift, JournalCursor Cursor)
{
    /// <summary>Reads what is new; null where what was read before is no longer there.</summary>
    public static JournalDelta? Since(Folder store, JournalKind kind, JournalCursor cursor, CancellationToken stop = default)
    {
        using var file = store.FindFile(kind.FileName);
        var facts = file is null ? default : SystemCalls.Here.Facts(file);
        if (cursor.IsOf(facts))
            return new JournalDelta(Journal.Empty(kind), 0, cursor);
        if (file is null || !cursor.IsBefore(file, facts))
            return null;

        // A newline before the news: they do not begin the file.
        var lead = cursor.Offset == 0 ? 0 : 1;
        // Who reads the whole journal then is told how large it is.
        if (facts.Size - cursor.Offset >= Array.MaxLength)
            throw new IndexFault($"{kind.FileName} is too large to be read.");
        var bytes = new byte[facts.Size - cursor.Offset + lead];
        bytes.AsSpan(0, lead).Fill((byte)'\n');
        for (var at = lead; at < bytes.Length;)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(at), cursor.Offset + at - lead);
            if (read == 0)
                return null;
            at += read;
        }

        var whole = End(kind, bytes);
        var journal = JournalFile.Read(kind, whole == bytes.Length ? bytes : bytes[..whole], stop);
        // A file of another encoding is told by its beginning: it is read from there every time.
        var offset = journal.Damages.Any(d => d.Start == 0 && d.Length == whole && whole > 0) && lead == 0 ? 0 : cursor.Offset + whole - lead;
        return new JournalDelta(journal, cursor.Offset - lead, JournalCursor.Of(file, facts, offset));
    }

    // A last line without its newline counts if it is whole; of a torn one more may come.
    private static int End(JournalKind kind, byte[] bytes)
    {
        var line = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var last = JournalReader.Read(kind, bytes, line, bytes.Length, 1);
        if (last.Damages.Count == 0)
            return bytes.Length;
        return last.Count == 0 ? line : throw new IndexFault($"{kind.FileName} ends in a torn line that begins with a whole record.");
    }
}
