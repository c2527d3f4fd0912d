using SelfLearning.App.Storage.Systems;
using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Storage.Search;

/// <summary>How far each journal was scanned by the rules of this build, and which of the rows before had something: what was clean need not be
/// scanned again. It can be lost at any time; a file that is not what was written counts as lost.</summary>
internal sealed class ScanCache
{
    private const string FileName = "scanned-v1.json";
    private const int PrivateFile = 0x180;

    // Another build may have other rules.
    private static readonly string Rules = typeof(Redaction).Module.ModuleVersionId.ToString();

    private readonly Dictionary<JournalKind, (JournalCursor Cursor, HashSet<long> Rows)> scanned = [];

    /// <summary>What is known; nothing where the file is missing, damaged or of another build.</summary>
    public static ScanCache Read(Folder? cache)
    {
        var known = new ScanCache();
        try
        {
            if (cache?.FindBytes(FileName) is { } bytes)
                known.Fill(bytes);
        }
        catch (UserError)
        {
            // What stands in its place is doctor's to tell.
        }

        return known;
    }

    /// <summary>How many bytes of a journal need no scan, but for some rows; 0 where it is not as it was.</summary>
    public long Offset(Folder store, JournalKind kind)
    {
        using var file = scanned.ContainsKey(kind) ? store.FindFile(kind.FileName) : null;
        if (file is null)
            return 0;
        var (cursor, facts) = (scanned[kind].Cursor, SystemCalls.Here.Facts(file));
        return cursor.IsOf(facts) || cursor.IsBefore(file, facts) ? cursor.Offset : 0;
    }

    /// <summary>Whether a row before the offset had something.</summary>
    public bool Had(JournalKind kind, long start) => scanned[kind].Rows.Contains(start);

    /// <summary>Notes that all whole lines of a journal as it was read were scanned, and which rows had something.</summary>
    public void Set(Folder store, Journal journal, IEnumerable<long> rows)
    {
        using var file = store.FindFile(journal.Kind.FileName);
        if (file is not null && journal.IsClosed && SystemCalls.Here.Facts(file) is var facts && facts.Size >= journal.Size)
            scanned[journal.Kind] = (JournalCursor.Of(file, facts, journal.Size), [.. rows]);
        else
            scanned.Remove(journal.Kind);
    }

    public void Write(Folder cache)
    {
        var text = JsonText.Line(new JsonObject
        {
            { "rules", Rules },
            { "journals", new JsonArray(scanned.Select(s => Json(s.Key, s.Value.Cursor, s.Value.Rows))) },
        });
        AtomicFile.Write(cache, FileName, Encoding.UTF8.GetBytes($"{text}\n{Sum(text)}\n"), PrivateFile, durable: false);
    }

    private void Fill(byte[] bytes)
    {
        if (Encoding.UTF8.GetString(bytes).Split('\n') is not [var text, var sum, ""] || sum != Sum(text)
            || !JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out var value, out _) || value is not JsonObject known || known.Text("rules") != Rules)
            return;
        foreach (var one in (known.Find("journals") as JsonArray)?.Items.OfType<JsonObject>() ?? [])
        {
            if (JournalKind.All.FirstOrDefault(k => k.FileName == one.Text("file")) is { } kind)
            {
                var cursor = new JournalCursor(ulong.Parse(one.Text("inode")!, CultureInfo.InvariantCulture), Number(one, "offset"), ulong.Parse(one.Text("print")!, CultureInfo.InvariantCulture), Number(one, "size"), Number(one, "changed"));
                scanned[kind] = (cursor, [.. one.Texts("rows").Select(r => long.Parse(r, CultureInfo.InvariantCulture))]);
            }
        }
    }

    private static JsonObject Json(JournalKind kind, JournalCursor cursor, IEnumerable<long> rows) => new()
    {
        { "file", kind.FileName },
        { "inode", Text(cursor.Inode) },
        { "offset", Text(cursor.Offset) },
        { "print", Text(cursor.Print) },
        { "size", Text(cursor.Size) },
        { "changed", Text(cursor.Changed) },
        { "rows", JsonArray.Of(rows.Select(Text)) },
    };

    // The checksum says that we wrote it, so that each number is one.
    private static long Number(JsonObject from, string key) => long.Parse(from.Text(key)!, CultureInfo.InvariantCulture);

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Sum(string text) => Sha256.Hex(Encoding.UTF8.GetBytes(text));
}
