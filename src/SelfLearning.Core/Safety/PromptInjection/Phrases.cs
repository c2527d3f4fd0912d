using SelfLearning.Core.Text;
namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>What texts say that want to command an agent rather than teach it.</summary>
internal static class Phrases
{
    private static Dictionary<string, List<Phrase>>? byFirst;

    /// <summary>The phrases that may begin with a word; read from the table when first asked.</summary>
    public static IReadOnlyList<Phrase> BeginningWith(string word) => (byFirst ??= Index()).TryGetValue(word, out var phrases) ? phrases : [];

    private static Dictionary<string, List<Phrase>> Index()
    {
        var index = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        var sets = new List<(string Name, string Words)>();
        foreach (var line in DataFile.Text("phrases.txt").Split('\n').Where(line => DataFile.IsEntry(line)))
        {
            if (line.Split(" = ") is [var name, var words])
            {
                sets.Add(($"{{{name}}}", words));
                continue;
            }

            var colon = line.IndexOf(':');
            var phrase = new Phrase(line[..colon], sets.Aggregate(line[(colon + 2)..], (steps, set) => steps.Replace(set.Name, set.Words, StringComparison.Ordinal)));
            foreach (var word in phrase.First.Distinct())
            {
                if (!index.TryGetValue(word, out var phrases))
                    index[word] = phrases = [];
                phrases.Add(phrase);
            }
        }

        return index;
    }
}
