using Microsoft.Win32.SafeHandles;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The cards of a store by its index file, as it was when it was opened.</summary>
internal sealed class IndexCards(Database database, (KeptOpen Others, string Name)? warm) : ICards, ICardIndex
{
    // What a server remembers of the index between its calls: some megabytes at most.
    private const int MostCards = 2_000;
    private const int MostLists = 64;

    private readonly Dictionary<int, IndexedCard> cards = [];
    private readonly Dictionary<string, IReadOnlyList<int>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> frequencies = new(StringComparer.Ordinal);
    private readonly TermPool terms = new();
    private readonly Statement frequency = database.Prepare("SELECT cards FROM term WHERE term = ?");
    private readonly Statement with = database.Prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
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
            cards.Clear();
            lists.Clear();
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
        // A word of no card is not looked for.
        if (Frequency(term) <= most)
            return Frequency(term) == 0 ? [] : Listed($"\"{term}\"");
        var last = database.Shared("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?").Numbers($"\"{term}\"", most);
        last.Reverse();
        return last;
    }

    public IReadOnlyList<int> WithInTitle(string term) => Frequency(term) == 0 ? [] : Listed($"Title : \"{term}\"");

    public IReadOnlyList<int>? WithBoth(string first, string second, int most)
    {
        if (Frequency(first) == 0 || Frequency(second) == 0)
            return [];
        var words = $"\"{first}\" AND \"{second}\"";
        if (lists.TryGetValue(words, out var known))
            return known.Count > most ? null : known;
        var both = database.Shared("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?").Numbers(words, most + 1);
        return both.Count > most ? null : Kept(words, both);
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
        if (warm is null)
            return Read(number);
        if (!cards.TryGetValue(number, out var known))
        {
            if (cards.Count >= MostCards)
                cards.Clear();
            cards.Add(number, known = Read(number));
        }

        return known;
    }

    private IReadOnlyList<int> Listed(string words) => lists.TryGetValue(words, out var known) ? known : Kept(words, with.Numbers(words));

    private IReadOnlyList<int> Kept(string words, IReadOnlyList<int> numbers)
    {
        if (warm is null)
            return numbers;
        if (lists.Count >= MostLists)
            lists.Clear();
        lists.Add(words, numbers);
        return numbers;
    }

    private IndexedCard Read(int number)
    {
        if (!card.With(number).Next())
            throw new IndexFault($"Card {number} is not there.");
        return new IndexedCard(card.Text(0), terms.Fields(card.Bytes(7)), new CardFacts
        {
            Status = card.Text(1),
            Scope = card.Text(2),
            Written = card.IsNull(3) ? null : new DateTimeOffset(card.Number(3), TimeSpan.Zero),
            Used = (int)card.Number(4),
            Helped = (int)card.Number(5),
            Harmed = (int)card.Number(6),
        });
    }

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
