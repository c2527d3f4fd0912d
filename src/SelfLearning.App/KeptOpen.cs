namespace SelfLearning.App;

/// <summary>What a server leaves open between its calls, such as index files, so that it is there for the next. Each belongs to one call at a time.</summary>
public sealed class KeptOpen : IDisposable
{
    // A few calls at once, each of the project's store and the global one; what is more is closed.
    private const int Most = 8;

    private readonly Lock gate = new();
    private readonly List<(string Name, object Kept, Action Close)> open = [];
    private bool ended;

    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            open.ForEach(o => o.Close());
            open.Clear();
        }
    }

    /// <summary>The one of a name that was used last, which is the caller's from now on; null where there is none.</summary>
    internal T? Take<T>(string name)
        where T : class
    {
        lock (gate)
        {
            var at = open.FindLastIndex(o => o.Name == name);
            if (at < 0)
                return null;
            var kept = open[at].Kept as T;
            open.RemoveAt(at);
            return kept;
        }
    }

    /// <summary>Keeps one for the next call; false where the caller must close it.</summary>
    internal bool Keep(string name, object kept, Action close)
    {
        lock (gate)
        {
            if (ended)
                return false;
            if (open.Count == Most)
            {
                open[0].Close();
                open.RemoveAt(0);
            }

            open.Add((name, kept, close));
            return true;
        }
    }
}
