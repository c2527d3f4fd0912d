namespace SelfLearning.App.Storage.Search;

/// <summary>Index files that a server leaves open between its calls, so that SQLite's pages and statements, and the terms of cards, are there
/// for the next. None is in a transaction meanwhile: writers go on, and the next call sees what they wrote.</summary>
public sealed class WarmIndexes : IDisposable
{
    // One for each call at a time, of the project and the global store; what is more is closed.
    private const int Most = 8;

    private readonly Lock gate = new();
    private readonly List<(string Name, IndexCards Cards)> open = [];
    private bool ended;

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            open.ForEach(o => o.Cards.Database.Dispose());
            open.Clear();
        }
    }

    /// <summary>The one of a store that was used last, which is the caller's from now on; null where there is none.</summary>
    internal IndexCards? Take(string name)
    {
        lock (gate)
        {
            var at = open.FindLastIndex(o => o.Name == name);
            if (at < 0)
                return null;
            var cards = open[at].Cards;
            open.RemoveAt(at);
            return cards;
        }
    }

    /// <summary>Keeps one for the next call; false where it must be closed.</summary>
    internal bool Keep(string name, IndexCards cards)
    {
        lock (gate)
        {
            if (ended)
                return false;
            if (open.Count == Most)
            {
                open[0].Cards.Database.Dispose();
                open.RemoveAt(0);
            }

            open.Add((name, cards));
            return true;
        }
    }
}
