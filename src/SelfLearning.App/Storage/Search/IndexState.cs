using SelfLearning.Core.Recall;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.App.Storage.Search;

/// <summary>What an index file says of itself: its version, its seal, its totals, and how far it has read each journal.</summary>
internal sealed class IndexState
{
    /// <summary>Changes with the tables; an index of another version is made anew.</summary>
    private const int Version = (1 * 1000) + Analyser.Version;

    private static readonly string[] Keys = [.. Enum.GetNames<CardField>().Select(name => $"length {name}")];

    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);

    public JournalCursor Cards { get => Mark("cards"); set => Set("cards", value); }

    public JournalCursor Signals { get => Mark("signals"); set => Set("signals", value); }

    /// <summary>The file's time of change after it was written. Whoever changes it later changes its time, so that damage is seen
    /// without reading.</summary>
    public long Seal { get => this["seal"]; set => this["seal"] = value; }

    public int Count { get => (int)this["count"]; set => this["count"] = value; }

    /// <summary>The number of the next card.</summary>
    public int Next { get => (int)this["next"]; set => this["next"] = value; }

    private long this[string key] { get => values.GetValueOrDefault(key); set => values[key] = value; }

    /// <summary>How many terms a field has in all cards.</summary>
    public long Length(CardField field) => this[Key(field)];

    public void AddLength(CardField field, int terms) => this[Key(field)] += terms;

    public static IndexState New() => new() { ["version"] = Version };

    /// <summary>Reads the state; null where the file is of another version.</summary>
    public static IndexState? Read(Database database)
    {
        var state = new IndexState();
        var rows = database.Prepare("SELECT key, value FROM state").With();
        while (rows.Next())
            state[rows.Text(0)] = rows.Number(1);
        return state["version"] == Version ? state : null;
    }

    public void Write(Database database)
    {
        var row = database.Prepare("INSERT OR REPLACE INTO state(key, value) VALUES (?, ?)");
        foreach (var (key, value) in values)
            row.Run(key, value);
    }

    private static string Key(CardField field) => Keys[(int)field];

    private JournalCursor Mark(string name) => new(
        unchecked((ulong)this[name + " inode"]), this[name + " offset"], unchecked((ulong)this[name + " print"]), this[name + " size"], this[name + " changed"]);

    private void Set(string name, JournalCursor mark)
    {
        this[name + " inode"] = unchecked((long)mark.Inode);
        this[name + " offset"] = mark.Offset;
        this[name + " print"] = unchecked((long)mark.Print);
        this[name + " size"] = mark.Size;
        this[name + " changed"] = mark.Changed;
    }
}
