using System.Text;
using System.Text.RegularExpressions;

namespace SelfLearning.Core.Recall;

/// <summary>The calls that a trace lists: Python, the JVM, JavaScript, .NET, Go, Ruby and Rust, on lines of their own or run together into one. They
/// say where a program was, not what went wrong.</summary>
internal static partial class CallFrames
{
    /// <summary>A text without the calls, and the calls; the calls are empty for most.</summary>
    public static (string Told, string Calls) Split(string text)
    {
        // Most texts list none, and looking closely costs more than this.
        if (!text.Contains(" line ", StringComparison.Ordinal) && !text.Contains(':', StringComparison.Ordinal))
            return (text, "");
        var told = new StringBuilder(text.Length);
        var calls = new StringBuilder();
        var at = 0;
        foreach (var frame in Frame().EnumerateMatches(text))
        {
            told.Append(text, at, frame.Index - at).Append('\n');
            calls.Append(text, frame.Index, frame.Length).Append('\n');
            at = frame.Index + frame.Length;
        }

        return at == 0 ? (text, "") : (told.Append(text, at, text.Length - at).ToString(), calls.ToString());
    }

    // Python's source line follows its call: indented on the next lines, or, run together, up to the next call or the error, a line's length at most.
    [GeneratedRegex("""
        Traceback\ \(most\ recent\ call\ last\):
        | File\ "[^"\n]*",\ line\ \d+ (?: ,\ in\ [^\s]+ )? (?: (?: \n[ \t]+ (?!File\ ") [^\n]* )+ | [ \t]+ (?: (?! File\ " | [\w.]*(?:Error|Exception|Warning)\b ) [^\n] ){1,100} )?
        | (?<=^|\s) at\ (?:async\ |new\ )? [^\s()]+ [ ]? \( (?: [^()\s]*[A-Za-z][^()\s]*:\d+ | [Nn]ative\ [Mm]ethod | Unknown\ Source | <anonymous> ) \)
        | (?<=^|\s) at\ (?:async\ )? [^\s()]*[/\\][^\s()]*:\d+:\d+
        | ^[ \t]+ at\ [^\s()]+ \( [^()\n]* \) (?: \ in\ \S+:line\ \d+ )?
        | ^goroutine\ \d+\ \[[^\]\n]*\]: | ^\t\S+\.go:\d+ (?: \ \+0x[0-9a-f]+ )?
        | \bfrom\ \S+\.rb:\d+:in\ [`'][^'\n]*'
        | ^[ \t]+ \d+:[ ]+ (?:0x[0-9a-f]+\ -\ )? \S+::\S+
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}
