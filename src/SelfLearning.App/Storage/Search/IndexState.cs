using SelfLearning.Core.Recall;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.App.Storage.Search;

/// <summary>What an index file says of itself beyond what every derived file does: its totals.</summary>
internal sealed class IndexState : DerivedState
{
    /// <summary>Changes with the tables and the analyser; an index of another version is made anew.</summary>
    public const int CurrentVersion = (3 * 1000) + Analyser.Version;

    private static readonly string[] Keys = [.. Enum.GetNames<CardField>().Select(name => $"length {name}")];

    public int Count { get => (int)this["count"]; set => this["count"] = value; }

    /// <summary>The number of the next card.</summary>
    public int Next { get => (int)this["next"]; set => this["next"] = value; }

    /// <summary>How many terms a field has in all cards.</summary>
    public long Length(CardField field) => this[Key(field)];

    public void AddLength(CardField field, int terms) => this[Key(field)] += terms;

    private static string Key(CardField field) => Keys[(int)field];
}
