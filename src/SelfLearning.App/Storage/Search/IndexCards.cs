using Microsoft.Win32.SafeHandles;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The cards of a store by its index file, as it was when it was opened.</summary>
internal sealed class IndexCards(Database database, (KeptOpen Others, string Name)? warm) : ICards, ICardIndex
{
    // What a server remembers of the lists between its calls: four bytes a number.
    private const int MostNumbers = 1_000_000;

    private readonly Dictionary<(string Term, bool OnlyTitles), int[]> lists = [];
    private int numbers;
    private readonly Dictionary<string, int> frequencies = new(StringComparer.Ordinal);
    private readonly TermPool terms = new();
    private readonly Statement frequency = database.Prepare("SELECT cards FROM term WHERE term = ?");
    private readonly Statement list = database.Prepare("SELECT first, numbers FROM list WHERE term = ? ORDER BY first");
    private readonly Statement card = database.Prepare("SELECT id, status, scope, written, used, helped, harmed, terms FROM card WHERE number = ?");
    private readonly Statement known = database.Prepare("SELECT number FROM known WHERE id = ?");
    private IndexState state = new();
    private SafeFileHandle? journal;

    public Database Database => database;

    public ICardIndex Index => this;

    public int Count => state.Count;

    /// <summary>Begins to answer, within the transaction that has begun.</summary>
    public IndexCards Begin(IndexState now, SafeFileHandle? journalOfCards)
    {
        if (now.Seal != state.Seal)
        {
            frequencies.Clear();
            Forget();
        }

        (state, journal) = (now, journalOfCards);
        return this;
    }

    public double AverageLength(CardField field) => state.Count == 0 ? 0 : (double)state.Length(field) / state.Count;

    public int Frequency(string term)
    {
        if (frequencies.TryGetValue(term, out var count))
            return count;
        count = frequency.With(term).Next() ? (int)frequency.Number(0) : 0;
        frequencies.Add(term, count);
        return count;
    }

    public IReadOnlyList<int> Newest(string term, int most)
    {
        if (Frequency(term) <= most)
            return All(term, onlyTitles: false);
        // The list from its end, block by block.
        var (last, left) = (new int[most], most);
        var rows = database.Shared("SELECT first, numbers FROM list WHERE term = ? ORDER BY first DESC").With(term);
        while (left > 0 && rows.Next())
        {
            // A number takes one byte at the least.
            var block = new int[rows.Bytes(1).Length];
            var count = PostingBlock.Read((int)rows.Number(0), rows.Bytes(1), onlyTitles: false, block, 0);
            var taken = Math.Min(count, left);
            block.AsSpan(count - taken, taken).CopyTo(last.AsSpan(left -= taken));
        }

        rows.Reset();
        return left == 0 ? last : throw Lost(term);
    }

    public IReadOnlyList<int> WithInTitle(string term) => All(term, onlyTitles: true);

    public IReadOnlyList<int>? WithBoth(string first, string second, int most)
    {
        if (Frequency(first) == 0 || Frequency(second) == 0)
            return [];
        var a = All(first, onlyTitles: false);
        var b = All(second, onlyTitles: false);
        var both = new List<int>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                if (both.Count == most)
                    return null;
                both.Add(a[i]);
            }

            var (x, y) = (a[i], b[j]);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return both;
    }

    public IEnumerable<string> Beginning(string prefix)
    {
        // UTF-8 keeps the order of code points, and no term holds the last of them.
        var rows = database.Shared("SELECT term FROM term WHERE term >= ? AND term < ? AND cards > 0").With(prefix, prefix + "\U0010ffff");
        while (rows.Next())
            yield return rows.Text(0);
    }

    public IndexedCard Card(int number)
    {
        Find(number);
        return new IndexedCard(card.Text(0), terms.Fields(card.Bytes(7)), Facts());
    }

    public void Read(int number, CardTerms into)
    {
        Find(number);
        if (!into.Fill(card.Text(0), Facts(), card.Bytes(7)))
            throw new IndexFault($"Card {number} has lost fields.");
    }

    private void Find(int number)
    {
        if (!card.With(number).Next())
            throw new IndexFault($"Card {number} is not there.");
    }

    private CardFacts Facts() => new()
    {
        Status = card.Text(1),
        Scope = card.Text(2),
        Written = card.IsNull(3) ? null : new DateTimeOffset(card.Number(3), TimeSpan.Zero),
        Used = (int)card.Number(4),
        Helped = (int)card.Number(5),
        Harmed = (int)card.Number(6),
    };

    private int[] All(string term, bool onlyTitles)
    {
        if (lists.TryGetValue((term, onlyTitles), out var known))
            return known;
        // A word of no card is not looked for. Common words have long lists, and to clear their room first would cost as much as to read them.
        var most = Frequency(term);
        var all = GC.AllocateUninitializedArray<int>(most);
        var count = 0;
        for (var rows = most == 0 ? null : list.With(term); rows?.Next() == true;)
            count = PostingBlock.Read((int)rows.Number(0), rows.Bytes(1), onlyTitles, all, count);
        if (count > most || (count < most && !onlyTitles))
            throw Lost(term);
        if (onlyTitles)
            all = all[..count];
        if (numbers + all.Length > MostNumbers)
            Forget();
        numbers += all.Length;
        lists.Add((term, onlyTitles), all);
        return all;
    }

    private void Forget()
    {
        lists.Clear();
        numbers = 0;
    }

    private static IndexFault Lost(string term) => new($"Cards with \"{term}\" are not in its list.");

    public bool Knows(string id) => known.With(id).Next();

    public JsonObject Body(string id) => Find(id) ?? throw new IndexFault($"{id} is not there.");

    public JsonObject? Find(string id)
    {
        var place = database.Shared("SELECT start, length FROM card WHERE number = (SELECT number FROM known WHERE id = ?)").With(id);
        if (journal is null || !place.Next())
            return null;
        var bytes = new byte[place.Number(1)];
        var read = RandomAccess.Read(journal, bytes, place.Number(0));
        return read == bytes.Length && JsonReader.TryRead(bytes, out var value, out _) && value is JsonObject body && body.Text(JournalKind.Cards.IdKey) == id
            ? Consent.IsOpen(body) ? Whole(id) ?? body : body
            : throw new IndexFault($"{id} does not stand where it stood.");
    }

    // The card with its history, by the journal.
    private JsonObject? Whole(string id)
    {
        var cards = JournalFile.Read(JournalKind.Cards, Folder.ReadAll(journal!, JournalKind.Cards.FileName)); // A card was read from it.
        for (var row = cards.Count - 1; row >= 0; row--)
        {
            if (cards.Id(row) == id)
                return cards.Body(row);
        }

        return null;
    }

    public void Dispose()
    {
        journal?.Dispose();
        if (warm is not { } keeper || !Rests() || !keeper.Others.Keep(keeper.Name, this, database.Dispose))
            database.Dispose();
    }

    // Outside a transaction, where it keeps no writer out.
    private bool Rests()
    {
        try
        {
            database.Rest();
            terms.Trim();
            return true;
        }
        catch (IndexFault)
        {
            return false;
        }
    }
}
