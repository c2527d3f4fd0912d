namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The values of a cookie header: <c>Cookie: sid=…; theme=dark</c>.</summary>
internal static class Cookies
{
    /// <summary>From the first chance value of the header to the last one.</summary>
    public static bool Value(string text, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        var line = Text.LineEnd(text, at, 2000);
        int from = -1, to = -1;
        var start = at;
        for (var pair = 0; pair < 40 && at < line; pair++)
        {
            var sign = at;
            while (sign < line && (Text.IsName(text[sign]) || text[sign] is '-' or '.' or '"' or '\'' or ' '))
                sign++;
            if (sign >= line || text[sign] != '=')
                break;
            var part = ValueReader.Bare(text, sign + 1, inQuery: false);
            if (!part.IsEmpty && ValueJudge.Judge(part.In(text), name, Link.Assigned) > 0)
            {
                from = from < 0 ? part.Start : from;
                to = part.End;
            }

            if (part.Next >= line || text[part.Next] != ';')
                break;
            at = Text.SkipBlanks(text, part.Next + 1);
        }

        if (from < 0)
            return NameValueGrammar.Judged(text, start, name, Link.Assigned, false, out value, out certainty);
        value = new(from, to, false, to);
        certainty = 0.85;
        return true;
    }
}
