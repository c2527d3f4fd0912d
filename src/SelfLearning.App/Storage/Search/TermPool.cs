using System.Text;
using SelfLearning.Core.Recall;

namespace SelfLearning.App.Storage.Search;

/// <summary>Reads the terms of cards out of their text, each term one string for all of them: hundreds of cards are read for an answer,
/// and most of their words are the same.</summary>
internal sealed class TermPool
{
    private const int MostKept = 20_000;

    private readonly Dictionary<string, string> pool = new(StringComparer.Ordinal);
    private readonly List<string> field = [];
    private char[] buffer = new char[4096];

    /// <summary>Forgets the terms where they have become many.</summary>
    public void Trim()
    {
        if (pool.Count > MostKept)
            pool.Clear();
    }

    /// <summary>The terms by field: fields are divided by newlines, terms by spaces.</summary>
    public string[][] Fields(ReadOnlySpan<byte> text)
    {
        if (buffer.Length < text.Length)
            buffer = new char[text.Length * 2];
        var rest = buffer.AsSpan(0, Encoding.UTF8.GetChars(text, buffer));
        var known = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        var fields = new string[CardFields.Count][];
        for (var i = 0; i < fields.Length; i++)
        {
            var end = rest.IndexOf('\n');
            if (end < 0 && i < fields.Length - 1)
                throw new IndexFault("A card has lost fields.");
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            field.Clear();
            while (!line.IsEmpty)
            {
                var space = line.IndexOf(' ');
                var term = space < 0 ? line : line[..space];
                if (!known.TryGetValue(term, out var shared))
                    pool.Add(shared = term.ToString(), shared);
                field.Add(shared);
                line = space < 0 ? [] : line[(space + 1)..];
            }

            fields[i] = [.. field];
        }

        return fields;
    }
}
