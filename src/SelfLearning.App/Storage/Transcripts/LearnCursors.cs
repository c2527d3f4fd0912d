using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Which transcripts a store has learned from, and what only counts when other sessions show it too, as fingerprints without
/// text. A cache: lost, everything is read again, and known candidates stay what they are.</summary>
internal sealed class LearnCursors
{
    private const string FileName = "learn-v1.jsonl";

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>One session of a file.</summary>
    /// <param name="Session">The agent's id of the session.</param>
    /// <param name="Unfixed">How often each failure that nothing mended was seen.</param>
    /// <param name="Worked">How often each longer command worked.</param>
    internal sealed record Seen(string Session, IReadOnlyDictionary<string, int> Unfixed, IReadOnlyDictionary<string, int> Worked);

    /// <summary>A file as it was when it was read.</summary>
    internal sealed record Entry(long Size, long Changed, IReadOnlyList<Seen> Sessions);

    public IEnumerable<(string Path, Entry Entry)> All => entries.Select(e => (e.Key, e.Value));

    public static LearnCursors Load(Store store)
    {
        var cursors = new LearnCursors();
        using var folder = store.Find();
        using var cache = folder is null ? null : Store.FindCache(folder);
        var bytes = (cache?.FindBytes(FileName) ?? []).AsSpan();
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (JsonReader.TryRead(bytes[range], out var value, out _) && value is JsonObject line && line.Text("path") is { } path)
                cursors.entries[path] = Parse(line);
        }

        return cursors;
    }

    /// <summary>Whether a file is as it was when it was read.</summary>
    public bool IsKnown(TranscriptFile file) =>
        entries.TryGetValue(file.Path, out var entry) && entry.Size == file.Size && entry.Changed == file.Changed.UtcTicks;

    public void Set(TranscriptFile file, IReadOnlyList<Seen> sessions) => entries[file.Path] = new Entry(file.Size, file.Changed.UtcTicks, sessions);

    public void Save(Folder store)
    {
        using var cache = store.Get(Store.CacheName);
        var text = string.Concat(entries.Select(e => JsonText.Line(Line(e.Key, e.Value)) + "\n"));
        AtomicFile.Write(cache, FileName, Encoding.UTF8.GetBytes(text), mode: 0x180, durable: false);
    }

    private static JsonObject Line(string path, Entry entry) => new()
    {
        { "path", path },
        { "size", Number(entry.Size) },
        { "changed", Number(entry.Changed) },
        { "sessions", new JsonArray(entry.Sessions.Select(s => new JsonObject { { "id", s.Session }, { "unfixed", Counts(s.Unfixed) }, { "worked", Counts(s.Worked) } })) },
    };

    private static Entry Parse(JsonObject line) => new(
        Number(line.Find("size")),
        Number(line.Find("changed")),
        [.. ((line.Find("sessions") as JsonArray)?.Items ?? []).OfType<JsonObject>().Select(s => new Seen(s.Text("id") ?? "", Counts(s.Object("unfixed")), Counts(s.Object("worked"))))]);

    private static JsonObject Counts(IReadOnlyDictionary<string, int> counts)
    {
        var json = new JsonObject();
        foreach (var (key, count) in counts)
            json.Add(key, count);
        return json;
    }

    private static Dictionary<string, int> Counts(JsonObject? json) =>
        (json?.Members ?? []).DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => (int)Number(m.Value), StringComparer.Ordinal);

    private static JsonNumber Number(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    private static long Number(JsonValue? value) =>
        value is JsonNumber number && long.TryParse(number.Raw, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
}
