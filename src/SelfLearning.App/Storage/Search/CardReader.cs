using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Recall.Analysis;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>Reads and analyses the cards of a journal, some at a time, while what was read before is taken in elsewhere: memory holds no more than
/// two such parts, however many cards there are.</summary>
internal sealed class CardReader(Fold fold, CancellationToken stop)
{
    /// <summary>From this many cards on, more threads save more than they cost.</summary>
    private const int WorthThreads = 200;

    private const int PartSize = 1000;

    private readonly WordPool[] pools = [.. Enumerable.Range(0, Math.Min(Environment.ProcessorCount, 4)).Select(_ => new WordPool())];

    /// <summary>The cards in the order of their latest line; null for one that was put aside.</summary>
    public IEnumerable<(Lifeline Line, IndexedCard? Card)> All()
    {
        var lines = fold.ByLatest().ToArray();
        var next = Begin(lines, 0);
        for (var start = 0; start < lines.Length; start += PartSize)
        {
            stop.ThrowIfCancellationRequested();
            var cards = next.GetAwaiter().GetResult();
            next = Begin(lines, start + PartSize);
            for (var at = 0; at < cards.Length; at++)
                yield return (lines[start + at], cards[at]);
        }
    }

    private Task<IndexedCard?[]> Begin(Lifeline[] lines, int start)
    {
        var count = Math.Clamp(lines.Length - start, 0, PartSize);
        return lines.Length > PartSize ? Task.Run(() => Read(lines, start, count)) : Task.FromResult(Read(lines, start, count));
    }

    private IndexedCard?[] Read(Lifeline[] lines, int start, int count)
    {
        var cards = new IndexedCard?[count];
        // The first use of threads alone costs a process more than reading so few.
        if (count < WorthThreads)
            Share(0, 1);
        else
            Parallel.For(0, pools.Length, reader => Share(reader, pools.Length));
        return cards;

        void Share(int reader, int readers)
        {
            for (var at = count * reader / readers; at < count * (reader + 1) / readers; at++)
                cards[at] = Read(lines[start + at], pools[reader]);
        }
    }

    private IndexedCard? Read(Lifeline line, WordPool pool)
    {
        var card = RecallCard.Of(fold.Journal.Body(line.Latest));
        return Status.IsPutAside(card.Facts.Status) ? null : IndexedCard.Of(card, pool);
    }
}
