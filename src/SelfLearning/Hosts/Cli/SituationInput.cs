using System.Text;
using SelfLearning.Core.Recall;

namespace SelfLearning.Hosts.Cli;

/// <summary>A situation from standard input, however long: of a huge log only the telling ends are kept, in bounded memory.</summary>
internal static class SituationInput
{
    private const int Half = TellingEnds.Most / 2;

    public static string Read(Stream input)
    {
        var head = new byte[Half];
        var length = input.ReadAtLeast(head, Half, throwOnEndOfStream: false);
        // Twice as long as what is kept, so that its second half is moved down only now and then.
        var tail = new byte[2 * Half];
        var filled = 0;
        var more = false;
        for (int read; (read = input.Read(tail, filled, tail.Length - filled)) > 0;)
        {
            filled += read;
            if (filled < tail.Length)
                continue;
            more = true;
            tail.AsSpan(Half).CopyTo(tail);
            filled = Half;
        }

        more |= filled > Half;
        var text = more
            ? TellingEnds.Head(Encoding.UTF8.GetString(head)) + "\n" + TellingEnds.Tail(Encoding.UTF8.GetString(tail, filled - Half, Half))
            : Encoding.UTF8.GetString([.. head.AsSpan(0, length), .. tail.AsSpan(0, filled)]);
        return text.TrimStart('\uFEFF').Trim();
    }
}
