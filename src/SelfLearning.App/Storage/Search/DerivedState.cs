using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>What a derived file says of itself: its version, its seal, how far it has read each journal, and numbers of its own.</summary>
internal class DerivedState
{
    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);

    /// <summary>The file's time of change after it was written. Whoever changes it later changes its time, so that damage is seen
    /// without reading.</summary>
    public long Seal { get => this["seal"]; set => this["seal"] = value; }

    public int Version { get => (int)this["version"]; init => this["version"] = value; }

    /// <summary>How far a journal was read.</summary>
    public JournalCursor this[JournalKind kind]
    {
        get => new(
            unchecked((ulong)this[kind.FileName + " inode"]), this[kind.FileName + " offset"], unchecked((ulong)this[kind.FileName + " print"]),
            this[kind.FileName + " size"], this[kind.FileName + " changed"]);
        set
        {
            this[kind.FileName + " inode"] = unchecked((long)value.Inode);
            this[kind.FileName + " offset"] = value.Offset;
            this[kind.FileName + " print"] = unchecked((long)value.Print);
            this[kind.FileName + " size"] = value.Size;
            this[kind.FileName + " changed"] = value.Changed;
        }
    }

    protected internal long this[string key] { get => values.GetValueOrDefault(key); set => values[key] = value; }

    public void Read(Database database)
    {
        var rows = database.Shared("SELECT key, value FROM state").With();
        while (rows.Next())
            values[rows.Text(0)] = rows.Number(1);
    }

    public void Write(Database database)
    {
        var row = database.Prepare("INSERT OR REPLACE INTO state(key, value) VALUES (?, ?)");
        foreach (var (key, value) in values)
            row.Run(key, value);
    }
}
