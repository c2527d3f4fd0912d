namespace SelfLearning.Core.Recall.Analysis;

/// <summary>What every request says, whatever it is about: "write", "fix", "check". They rank as other words do, but that a question and a
/// card share one of them alone makes nothing of the two related.</summary>
internal static class RequestWords
{
    private static readonly HashSet<string> Stems = """
        add ask begin bring build call chang check clean come continu correct creat do done edit ensur explain find fix follow generat give go handl happen implement improv keep
        know let look make move new old open output paragraph pleas possibl problem put question read refactor remov replac return review right run save see set show simpl start
        stop task tell test thing time try turn updat work write wrong
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a term is one of them.</summary>
    public static bool Contains(string term) => Stems.Contains(term);
}
