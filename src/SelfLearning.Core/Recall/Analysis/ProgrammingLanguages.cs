namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Programming languages by their terms. "In Python", and a name that a request begins with, says what the request is written in rather than what it is about.</summary>
internal static class ProgrammingLanguages
{
    private static readonly HashSet<string> Terms =
        "python python2 python3 java javascript typescript ruby perl php rust golang kotlin swift scala cpp csharp"
            .Split(' ').Select(IdentifierParts.Term).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a token of a request only names its language: a name at the request's start, or after "in", "with" or "using".</summary>
    public static bool IsSetting(List<Token> tokens, int at)
    {
        var (term, _, kind, quoted, segment, inPath) = tokens[at];
        if (kind != TokenKind.Word || quoted || inPath || !Terms.Contains(term))
            return false;
        var start = at;
        while (start > 0 && tokens[start - 1].Segment == segment)
            start--;
        return start == 0 || tokens[start - 1].Word is "in" or "with" or "using";
    }
}
