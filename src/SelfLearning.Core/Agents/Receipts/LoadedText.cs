namespace SelfLearning.Core.Agents.Receipts;

/// <summary>A text that stands in an agent's context anyway (its instruction files, a loaded skill): what it already says need not be said
/// by us. Words are compared without case, punctuation and line ends.</summary>
public sealed class LoadedText
{
    // A card's text may be worded a little differently in a file; most of its words, near its title, must stand there.
    private const double Enough = 0.8;

    private readonly string text;
    private readonly List<string> words;
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    public LoadedText(string text)
    {
        this.text = text;
        words = Words(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!places.TryGetValue(words[i], out var at))
                places[words[i]] = at = [];
            at.Add(i);
        }
    }

    /// <summary>Whether the text holds the card's backported block, or its title and near it four fifths of the words of its steps.</summary>
    public bool Says(string cardId, string title, IReadOnlyList<string> steps)
    {
        if (text.Contains($"self-learning:aha:start id={cardId} ", StringComparison.Ordinal))
            return true;

        var name = Words(title);
        var told = steps.SelectMany(Words).Where(Tells).ToHashSet(StringComparer.Ordinal);
        if (name.Count == 0 || told.Count == 0 || !places.TryGetValue(name[0], out var starts))
            return false;

        foreach (var start in starts)
        {
            if (start + name.Count > words.Count || !name.Select((w, i) => words[start + i] == w).All(same => same))
                continue;
            var near = words.Skip(start).Take(name.Count + (steps.Sum(s => s.Length) / 3) + 80).ToHashSet(StringComparer.Ordinal);
            if (told.Count(near.Contains) >= told.Count * Enough)
                return true;
        }

        return false;
    }

    private static bool Tells(string word) => word.Length > 3 || word.Any(char.IsDigit);

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inside && start < 0)
                start = i;
            if (!inside && start >= 0)
            {
                words.Add(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }
}
