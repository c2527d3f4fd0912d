namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Cuts the commonest case and number endings of Russian nouns and adjectives, longest first (a light stemmer after L. Dolamic and
/// J. Savoy, "Indexing and searching strategies for the Russian language", JASIST 60(12), 2009); four letters always stay.</summary>
internal static class CyrillicStemmer
{
    private static readonly string[] Endings =
    [
        "иями", "ями", "ами", "его", "ого", "ему", "ому", "ыми", "ими", "иях", "ией", "ах", "ях", "ам", "ям", "ом", "ем", "ов", "ев", "ей", "ой", "ый", "ий",
        "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ую", "юю", "ия", "ии", "ию", "ью", "а", "я", "о", "е", "ы", "и", "у", "ю", "й", "ь",
    ];

    public static bool Takes(string word) => word.Length > 4 && word[0] is >= 'а' and <= 'я';

    public static string Stem(string word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
