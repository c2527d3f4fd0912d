namespace SelfLearning.Core.Recall;

/// <summary>What messages of every tool say, and the names of examples: they tell one error from another less than its own words do.</summary>
internal static class MessageWords
{
    private static readonly HashSet<string> Words = """
        error errors warning fatal failed failure exception expected unexpected always never must should cannot unable invalid found following given got
        foo bar baz qux foobar example line column file code exit status
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
