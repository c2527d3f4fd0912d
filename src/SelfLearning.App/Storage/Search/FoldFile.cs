using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The folded state of a store: where the lines of each id stand, what its signals add up to, and the order of cards and recommendations,
/// so that a verb over any number of records reads and writes only what it is about.</summary>
internal sealed class FoldFile : DerivedFile<FoldState>
{
    public const string FileName = "fold-v1.db";

    protected override string Name => FileName;

    protected override int Version => FoldState.CurrentVersion;

    // Signals before the cards, which are written with what their signals add up to.
    protected override IReadOnlyList<JournalKind> Kinds => Followed;

    public static IReadOnlyList<JournalKind> Followed { get; } = [JournalKind.Signals, JournalKind.Cards, JournalKind.Recommendations, JournalKind.Events];

    protected override int WriteCache => 16 << 10;

    // A writer has no quicker way; its readers are short.
    protected override int Patience => 250;

    protected override string Tables => FoldWriter.Tables;

    protected override void Take(Database database, FoldState state, bool isNew, IEnumerable<JournalDelta> deltas)
    {
        var writer = new FoldWriter(database, state, Stop);
        foreach (var delta in deltas)
            writer.Take(delta);
        if (isNew)
            database.Run(FoldWriter.Indexes);
    }
}
