using System.Text;

namespace SelfLearning.Core.Recall;

/// <summary>What ranking reads of a card: which of the question's terms stand in its fields, and where. Hundreds of cards are read for an answer and
/// few of their words are asked for, so one of these serves them all, and no text is made of a word.</summary>
public sealed class CardTerms
{
    private readonly IReadOnlyDictionary<string, int> numbers;
    private readonly Slot[] slots;
    private readonly int[] ends = new int[CardFields.Count];
    private int[] codes = new int[256];

    /// <param name="numbers">The question's terms, each with its number from 0 up.</param>
    public CardTerms(IReadOnlyDictionary<string, int> numbers)
    {
        this.numbers = numbers;
        var size = 64;
        // Most words are not asked for: a free place should tell so at once.
        while (size < numbers.Count * 4)
            size *= 2;
        slots = new Slot[size];
        foreach (var (term, number) in numbers)
        {
            var bytes = Encoding.UTF8.GetBytes(term);
            var hash = 0u;
            foreach (var b in bytes)
                hash = Next(hash, b);
            var at = Place(hash);
            while (slots[at].Term is not null)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = new Slot(bytes, hash, number);
        }
    }

    /// <summary>The card's id.</summary>
    public string Id { get; private set; } = "";

    /// <summary>What is known of it beside its words.</summary>
    public CardFacts Facts { get; private set; } = new();

    /// <summary>The terms of a field in their order, each as <see cref="Number"/> and <see cref="IsVolatile"/> read it.</summary>
    public ReadOnlySpan<int> Of(CardField field) =>
        field == 0 ? codes.AsSpan(0, ends[0]) : codes.AsSpan(ends[(int)field - 1]..ends[(int)field]);

    /// <summary>The number of a term of the question; below 0 where it is none.</summary>
    public static int Number(int code) => code >> 1;

    /// <summary>Whether a term is of those that change from one time to the next.</summary>
    public static bool IsVolatile(int code) => (code & 1) != 0;

    /// <summary>Reads a card.</summary>
    public void Fill(IndexedCard card)
    {
        (Id, Facts) = (card.Id, card.Facts);
        var at = 0;
        for (var field = 0; field < CardFields.Count; field++)
        {
            foreach (var term in card.Fields[field])
                Add(ref at, numbers.TryGetValue(term, out var number) ? number : -1, VerbatimText.IsVolatile(term));
            ends[field] = at;
        }
    }

    /// <summary>Reads a card whose terms are one text in UTF-8: fields divided by newlines, terms by spaces. False where it has other fields.</summary>
    public bool Fill(string id, CardFacts facts, ReadOnlySpan<byte> text)
    {
        (Id, Facts) = (id, facts);
        var (at, field, start, hash) = (0, 0, 0, 0u);
        for (var i = 0; i <= text.Length; i++)
        {
            var b = i < text.Length ? text[i] : (byte)'\n';
            if (b is not ((byte)' ' or (byte)'\n'))
            {
                hash = Next(hash, b);
                continue;
            }

            if (i > start)
                Add(ref at, Find(text[start..i], hash), VerbatimText.IsVolatile((char)text[start]));
            (start, hash) = (i + 1, 0);
            if (b == ' ')
                continue;
            if (field == CardFields.Count)
                return false;
            ends[field++] = at;
        }

        return field == CardFields.Count;
    }

    private void Add(ref int at, int number, bool isVolatile)
    {
        if (at == codes.Length)
            Array.Resize(ref codes, at * 2);
        codes[at++] = (number * 2) | (isVolatile ? 1 : 0);
    }

    private int Find(ReadOnlySpan<byte> term, uint hash)
    {
        for (var at = Place(hash); slots[at].Term is { } known; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at].Hash == hash && term.SequenceEqual(known))
                return slots[at].Number;
        }

        return -1;
    }

    // FNV-1a.
    private static uint Next(uint hash, byte b) => (hash ^ b) * 16777619;

    // The low bits of the product are those of the last letters only.
    private int Place(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));

    private readonly record struct Slot(byte[]? Term, uint Hash, int Number);
}
