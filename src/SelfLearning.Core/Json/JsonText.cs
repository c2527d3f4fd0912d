using SelfLearning.Core.Text;
using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Json;

/// <summary>Writes JSON the way the old program did: <c>{"k": v, "k2": v}</c> on one line for journals, indented by two spaces for
/// people and programs that read our output. Non-ASCII text is kept.</summary>
public static class JsonText
{
    /// <summary>One line, as a journal holds it; hidden characters are kept, since the journal is the truth.</summary>
    public static string Line(JsonValue value)
    {
        var text = new StringBuilder(256);
        Write(text, value, indent: -1, safe: false);
        return text.ToString();
    }

    /// <summary>Indented by two spaces; control, bidi, tag and (outside emoji) zero-width characters come as escapes.</summary>
    public static string Indented(JsonValue value)
    {
        var text = new StringBuilder(1024);
        Write(text, value, indent: 0, safe: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonValue value, int indent, bool safe)
    {
        switch (value)
        {
            case JsonString s: WriteString(text, s.Value, safe); break;
            case JsonNumber n: text.Append(n.Raw); break;
            case JsonBool b: text.Append(b.Value ? "true" : "false"); break;
            case JsonArray { Count: 0 }: text.Append("[]"); break;
            case JsonArray a:
                WriteMembers(text, '[', ']', a.Items, indent, static (t, item, deeper, safe) => Write(t, item, deeper, safe), safe);
                break;
            case JsonObject { Count: 0 }: text.Append("{}"); break;
            case JsonObject o:
                WriteMembers(text, '{', '}', o.Members, indent, static (t, m, deeper, safe) =>
                {
                    WriteString(t, m.Key, safe);
                    t.Append(": ");
                    Write(t, m.Value, deeper, safe);
                }, safe);
                break;
            default: text.Append("null"); break;
        }
    }

    private static void WriteMembers<T>(
        StringBuilder text, char open, char close, IReadOnlyList<T> members, int indent, Action<StringBuilder, T, int, bool> write, bool safe)
    {
        var deeper = indent < 0 ? -1 : indent + 2;
        text.Append(open);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
                text.Append(indent < 0 ? ", " : ",");
            NewLine(text, deeper);
            write(text, members[i], deeper, safe);
        }

        NewLine(text, indent);
        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int indent)
    {
        if (indent >= 0)
            text.Append('\n').Append(' ', indent);
    }

    private static void WriteString(StringBuilder text, string value, bool safe)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': Escape(text, c); break;
                case < '\u007f': text.Append(c); break;
                default:
                    var length = char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]) ? 2 : 1;
                    if ((length == 1 && char.IsSurrogate(c)) || (safe && HiddenCharacters.IsHidden(value, i)))
                    {
                        for (var k = 0; k < length; k++)
                            Escape(text, value[i + k]);
                    }
                    else
                    {
                        text.Append(value, i, length);
                    }

                    i += length - 1;
                    break;
            }
        }

        text.Append('"');
    }

    private static void Escape(StringBuilder text, char c) =>
        text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
}
