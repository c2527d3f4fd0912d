namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Tells words of a path or an address (<c>src/Core/Json.cs</c>, <c>/tmp/x</c>, <c>C:\\a\\b</c>, <c>https://host/x</c>) from alternatives (<c>read/write</c>).</summary>
internal static class PathShape
{
    /// <summary>Whether the run of joined words between two places of a text is part of one.</summary>
    public static bool Is(string text, int start, int end)
    {
        // Most words stand beside no slash.
        if (!(start > 0 && IsSlash(text[start - 1])) && !(end < text.Length && (IsSlash(text[end]) || (text[end] == ':' && end + 1 < text.Length && IsSlash(text[end + 1])))))
            return false;
        while (start > 0 && IsOfRun(text[start - 1]))
            start--;
        while (end < text.Length && IsOfRun(text[end]))
            end++;
        var run = text.AsSpan(start, end - start).TrimEnd(".:,");
        return run.ContainsAny('/', '\\') && (run[0] is '/' or '\\' or '.' or '~' or '@' || run.Count('/') + run.Count('\\') > 1 || run[(run.LastIndexOfAny('/', '\\') + 1)..].Contains('.'));
    }

    private static bool IsSlash(char c) => c is '/' or '\\';

    private static bool IsOfRun(char c) => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or '(' or ')' or '[' or ']' or '<' or '>' or ',' or ';' or '=');
}
