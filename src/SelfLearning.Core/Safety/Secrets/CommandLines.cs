using SelfLearning.Core.Text;
namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Commands whose short options and arguments take a password: <c>mysql -p…</c>, <c>curl -u user:…</c>, <c>sshpass -p …</c>.</summary>
internal static class CommandLines
{
    private const int Reach = 240;

    /// <summary>How an option carries the password.</summary>
    private enum Form
    {
        /// <summary>As the next word.</summary>
        Next,

        /// <summary>Glued to the option, or as the next word.</summary>
        Glued,

        /// <summary>As the word that follows what is given as the option, which may be empty.</summary>
        Argument,

        /// <summary>As <c>user:password</c> (or <c>user%password</c>).</summary>
        Pair,
    }

    private static readonly Dictionary<string, List<(string Option, Form Form)>>.AlternateLookup<ReadOnlySpan<char>> Options = Read();

    private static ReadOnlySpan<char> PairSigns => [':', '%', ',', '/'];

    private static readonly KeyName Name = new(NameKind.Password, "password");

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && (Text.IsName(text[end]) || text[end] == '-'))
                end++;
            if (end - i is >= 2 and <= 22 && end < text.Length && text[end] == ' ')
                Command(text, text.AsSpan(i, end - i), end, found);
            i = end;
        }
    }

    private static void Command(string text, ReadOnlySpan<char> word, int at, List<SecretSpan> found)
    {
        if (!Options.TryGetValue(word, out var options))
            return;
        foreach (var (option, form) in options)
            Option(text, at, option, form, found);
    }

    // The form, the option (_ for none), and the commands.
    private static Dictionary<string, List<(string Option, Form Form)>>.AlternateLookup<ReadOnlySpan<char>> Read()
    {
        var options = new Dictionary<string, List<(string, Form)>>(StringComparer.Ordinal);
        foreach (var line in DataFile.Text("command-options.txt").AsSpan().EnumerateLines())
        {
            if (!DataFile.IsEntry(line))
                continue;
            var parts = line.ToString().Split(' ');
            var form = parts[0] switch { "next" => Form.Next, "glued" => Form.Glued, "argument" => Form.Argument, _ => Form.Pair };
            foreach (var command in parts.AsSpan(2))
            {
                if (!options.TryGetValue(command, out var of))
                    options[command] = of = [];
                of.Add((parts[1] == "_" ? "" : parts[1], form));
            }
        }

        return options.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void Option(string text, int at, string option, Form form, List<SecretSpan> found)
    {
        var limit = Text.LineEnd(text, at, Reach);
        if (option.Length == 0 || form == Form.Argument)
        {
            var word = Text.SkipBlanks(text, at);
            if (string.CompareOrdinal(text, word, option, 0, option.Length) == 0 && Text.SkipBlanks(text, word + option.Length) is var argument && argument < limit)
                Take(text, argument, form, glued: false, found);
            return;
        }

        var taken = 0;
        for (var place = Next(at); place >= 0 && taken < 3; place = Next(place + 1), taken++)
        {
            var from = place + option.Length;
            var glued = from < limit && !Text.IsBlank(text[from]) && text[from] != '=';
            if (glued && form != Form.Glued && !(form == Form.Pair && option.Length == 2))
                continue;
            from = glued ? from : Text.SkipBlanks(text, from < limit && text[from] == '=' ? from + 1 : from);
            if (from < limit)
                Take(text, from, form, glued, found);
        }

        int Next(int start)
        {
            while (start < limit)
            {
                var hit = text.AsSpan(start, limit - start).IndexOf(option, StringComparison.Ordinal);
                if (hit < 0)
                    return -1;
                if (text[start + hit - 1] is ' ' or '\t' or '"' or '\'')
                    return start + hit;
                start += hit + 1;
            }

            return -1;
        }
    }

    private static void Take(string text, int from, Form form, bool glued, List<SecretSpan> found)
    {
        var value = ValueReader.Read(text, from, inQuery: false);
        if (value.IsEmpty)
            return;
        var start = value.Start;
        if (form == Form.Pair)
        {
            var sign = value.In(text).IndexOfAny(PairSigns);
            if (sign < 0)
                return;
            start += sign + 1;
        }

        var password = text.AsSpan(start, value.End - start);
        if (form == Form.Pair && password.LastIndexOf('@') is > 3 and var host && password[host..].IndexOfAny('!', '#') < 0)
            password = password[..host];
        // What stands there is the password, unless it is another sort of option or argument (a port map, a name).
        var sure = ValueJudge.Judge(password, Name, form == Form.Next || glued ? Link.Said : Link.Assigned);
        if (sure > 0 && password[0] != '-')
            found.Add(new(start, password.Length, "password", sure));
    }
}
