namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>A row of words that gives an order: each step is one of some words, at most a few words after the step before.</summary>
internal sealed class Phrase
{
    private readonly Lazy<(string[] Any, int Gap)[]> steps;

    /// <summary>Steps are divided by blanks, their words by <c>|</c>; <c>*3</c> before a step lets up to three words stand between. All but the
    /// first are read when a text has come so far: most phrases begin nowhere.</summary>
    public Phrase(string rule, string steps)
    {
        Rule = rule;
        var first = steps.Split(' ', 3) is [['*', ..], var second, ..] ? second : steps.Split(' ', 2)[0];
        First = first.Split('|');
        this.steps = new(() => Read(steps));
    }

    public string Rule { get; }

    /// <summary>The words it may begin with.</summary>
    public IReadOnlyList<string> First { get; }

    /// <summary>How many words from <paramref name="at"/> on the phrase takes; 0 where it does not stand there. It stays in one sentence.</summary>
    public int Match(List<Words.Word> words, int at) => Match(words, at, 0) is var end && end > 0 ? end - at : 0;

    private static (string[] Any, int Gap)[] Read(string steps)
    {
        var read = new List<(string[], int)>();
        var gap = 0;
        foreach (var part in steps.Split(' '))
        {
            if (part[0] == '*')
            {
                gap = part[1] - '0';
                continue;
            }

            read.Add((part.Split('|'), gap));
            gap = 0;
        }

        return [.. read];
    }

    // "http" stands for any address.
    private static bool Fits(string[] any, string word) =>
        Array.IndexOf(any, word) >= 0 || (word.StartsWith("http", StringComparison.Ordinal) && Array.IndexOf(any, "http") >= 0);

    private int Match(List<Words.Word> words, int at, int step)
    {
        if (step == steps.Value.Length)
            return at;
        var (any, gap) = steps.Value[step];
        for (var i = at; i <= at + gap && i < words.Count; i++)
        {
            if (Fits(any, words[i].Text) && (step == steps.Value.Length - 1 || !words[i].Ends) && Match(words, i + 1, step + 1) is > 0 and var end)
                return end;
            if (words[i].Ends)
                break;
        }

        return 0;
    }
}
