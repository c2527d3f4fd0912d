using System.Runtime.InteropServices;

namespace SelfLearning.App.Storage.Search;

/// <summary>Writes the terms of cards: in how many cards each stands, and in which. New cards have higher numbers than all before, so their entries are
/// gathered and go to the ends of the lists; only the last block of a list is written anew.</summary>
internal sealed class TermWriter(Database database, bool isNew)
{
    public const string Tables = """
        CREATE TABLE term(term TEXT PRIMARY KEY, cards INTEGER) WITHOUT ROWID;
        CREATE TABLE list(term TEXT, first INTEGER, numbers BLOB, PRIMARY KEY(term, first)) WITHOUT ROWID;
        """;

    private readonly Dictionary<string, Gathered> terms = new(StringComparer.Ordinal);
    private readonly Statement before = database.Prepare("SELECT first, numbers FROM list WHERE term = ? AND first <= ? ORDER BY first DESC LIMIT 1");
    private readonly Statement insert = database.Prepare("INSERT INTO list VALUES (?, ?, ?)");
    private readonly Statement replace = database.Prepare("UPDATE list SET numbers = ? WHERE term = ? AND first = ?");
    private readonly Statement delete = database.Prepare("DELETE FROM list WHERE term = ? AND first = ?");
    private int cards;

    /// <summary>Takes in a card.</summary>
    public void Add(int number, string[][] fields)
    {
        cards++;
        for (var field = 0; field < fields.Length; field++)
        {
            foreach (var term in fields[field])
            {
                ref var gathered = ref Find(term, out var isFirst);
                if (!isFirst)
                    continue;
                gathered.Change++;
                // The title is the first of the fields.
                gathered.Add(number, inTitle: field == 0);
                if (gathered.Length >= PostingBlock.Most)
                    Flush(term, ref gathered);
            }
        }
    }

    /// <summary>Takes out a card of an earlier transaction, by the very terms with which it was taken in.</summary>
    public void Remove(int number, string[][] fields)
    {
        cards++;
        foreach (var field in fields)
        {
            foreach (var term in field)
            {
                ref var gathered = ref Find(term, out var isFirst);
                if (!isFirst)
                    continue;
                gathered.Change--;
                Remove(number, term);
            }
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Finish()
    {
        // In order of their keys: a table that grows at its end is built at once.
        var order = terms.Keys.ToArray();
        Array.Sort(order, StringComparer.Ordinal);
        var weigh = database.Prepare("INSERT INTO term VALUES (?, ?) ON CONFLICT(term) DO UPDATE SET cards = cards + excluded.cards");
        foreach (var term in order)
            weigh.Run(term, terms[term].Change);
        foreach (var term in order)
            Flush(term, ref CollectionsMarshal.GetValueRefOrNullRef(terms, term));
    }

    // Each term of a card counts once.
    private ref Gathered Find(string term, out bool isFirst)
    {
        ref var gathered = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _);
        isFirst = gathered.Card != cards;
        gathered.Card = cards;
        return ref gathered;
    }

    private void Remove(int number, string term)
    {
        if (!before.With(term, number).Next() || PostingBlock.Without(number, (int)before.Number(0), before.Bytes(1)) is not var (first, left))
            throw new IndexFault($"Card {number} is not in the list of its words.");
        var key = (int)before.Number(0);
        before.Reset();
        if (left.Length > 0 && first == key)
        {
            replace.Run(left, term, key);
            return;
        }

        delete.Run(term, key);
        if (left.Length > 0)
            insert.Run(term, first, left);
    }

    private void Flush(string term, ref Gathered gathered)
    {
        if (gathered.Count == 0)
            return;
        var bytes = gathered.Bytes();
        if (isNew || !before.With(term, int.MaxValue).Next() || before.Bytes(1).Length + bytes.Length > PostingBlock.Most)
        {
            before.Reset();
            insert.Run(term, gathered.First, bytes);
        }
        else
        {
            var (key, known) = ((int)before.Number(0), before.Bytes(1).ToArray());
            before.Reset();
            var length = known.Length;
            // The first entry has no difference yet.
            PostingBlock.Add(ref known, ref length, gathered.First - PostingBlock.Last(key, known), (bytes[0] & 1) != 0);
            replace.Run((byte[])[.. known.AsSpan(0, length), .. bytes.AsSpan(1)], term, key);
        }

        gathered.Clear();
    }

    // What was gathered of a term. Most terms stand in one card: those need no bytes of their own.
    private struct Gathered
    {
        public int Change;
        public int Card;
        public int First;
        public int Count;
        public int Length;
        private int last;
        private bool firstInTitle;
        private byte[]? bytes;

        public void Add(int number, bool inTitle)
        {
            if (Count++ == 0)
            {
                (First, last, firstInTitle) = (number, number, inTitle);
                return;
            }

            bytes ??= [];
            if (Length == 0)
                PostingBlock.Add(ref bytes, ref Length, 0, firstInTitle);
            PostingBlock.Add(ref bytes, ref Length, number - last, inTitle);
            last = number;
        }

        public readonly byte[] Bytes() => Length > 0 ? bytes![..Length] : [firstInTitle ? (byte)1 : (byte)0];

        public void Clear() => (Count, Length) = (0, 0);
    }
}
