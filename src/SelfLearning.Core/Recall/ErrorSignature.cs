using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Recall;

/// <summary>What stays the same when an error comes again: its words without numbers, paths, addresses, ids, times and quoted names.
/// The exception's type, the error's code and the tool's name stay.</summary>
/// <param name="Text">The line in its normal form.</param>
/// <param name="Words">How many words of it say something.</param>
public sealed record ErrorSignature(string Text, int Words)
{
    /// <summary>Texts longer than this many lines are read at both ends only, where errors stand.</summary>
    private const int MaxLines = 200;

    /// <summary>The term that the index keeps: <c>sig_</c> and a 64-bit FNV-1a hash of the text in hexadecimal
    /// (G. Fowler, L. C. Noll, K.-P. Vo; www.isthe.com/chongo/tech/comp/fnv).</summary>
    public string Mark
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var b in Encoding.UTF8.GetBytes(Text))
                hash = (hash ^ b) * 1099511628211UL;
            return "sig_" + hash.ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The signatures of the lines of an error's text, the telling ones only, without doubles.</summary>
    public static IReadOnlyList<ErrorSignature> Of(string error) => From(error, _ => true);

    /// <summary>The signatures of those lines of any text that look like errors.</summary>
    public static IReadOnlyList<ErrorSignature> InText(string text) => From(text, ErrorLine.LooksLikeError);

    private static List<ErrorSignature> From(string text, Func<string, bool> wanted)
    {
        var found = new List<ErrorSignature>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i == MaxLines / 2 && lines.Length > MaxLines)
                i = lines.Length - (MaxLines / 2);
            if (!wanted(lines[i]) || ErrorLine.IsFrame(lines[i]))
                continue;
            var (normal, words) = ErrorLine.Normal(lines[i]);
            // A line of one or two words ("Traceback", "at main") is in too many errors to tell them apart, unless it names a type or code.
            if ((words >= 3 || (words >= 1 && ErrorLine.NamesTypeOrCode(lines[i]))) && seen.Add(normal))
                found.Add(new ErrorSignature(normal, words));
        }

        return found;
    }
}
