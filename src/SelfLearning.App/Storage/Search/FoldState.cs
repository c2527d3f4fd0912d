namespace SelfLearning.App.Storage.Search;

/// <summary>What a folded state says of itself beyond what every derived file does: how much the store holds.</summary>
internal sealed class FoldState : DerivedState
{
    /// <summary>Changes with the tables, and with what they hold of a record.</summary>
    public const int CurrentVersion = 2;

    public int Cards { get => (int)this["cards"]; set => this["cards"] = value; }

    public int Recommendations { get => (int)this["recommendations"]; set => this["recommendations"] = value; }

    public int Signals { get => (int)this["signals"]; set => this["signals"] = value; }

    /// <summary>Whether a text stands in the store that UTF-8 cannot hold: two such could not be told apart here.</summary>
    public bool IsOdd { get => this["odd"] != 0; set => this["odd"] = value ? 1 : 0; }
}
