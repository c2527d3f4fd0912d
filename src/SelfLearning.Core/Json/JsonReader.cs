using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SelfLearning.Core.Json;

/// <summary>Reads one JSON value out of UTF-8 bytes, by RFC 8259 and with the three numbers that Python adds (<see cref="PythonNumbers"/>). Never throws on
/// bad text: it says what is wrong and where.</summary>
public static class JsonReader
{
    /// <summary>Nesting beyond this many levels is refused; Python's json module gives up there too.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Reads exactly one value; white space around it is allowed, anything else is a fault.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out JsonValue value, out JsonFault fault)
    {
        value = JsonValue.Null;
        if (!Utf8.IsValid(utf8))
        {
            fault = FaultAt(utf8, FirstInvalid(utf8), "The text is not valid UTF-8.");
            return false;
        }

        return TryRead(utf8, utf8, out value, out fault) || (PythonNumbers.Mask(utf8) is { } masked && TryRead(masked, utf8, out value, out fault));
    }

    private static bool TryRead(ReadOnlySpan<byte> text, ReadOnlySpan<byte> source, out JsonValue value, out JsonFault fault)
    {
        value = JsonValue.Null;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read())
            {
                fault = new JsonFault("There is no JSON here.", 1, 1);
                return false;
            }

            value = ReadValue(ref reader, source);
            while (reader.Read())
            {
            }

            fault = default;
            return true;
        }
        catch (JsonException e)
        {
            value = JsonValue.Null;
            fault = FaultOf(text, e);
            return false;
        }
    }

    /// <summary>The text of a string token, escapes resolved; a lone surrogate escape becomes that lone surrogate.</summary>
    internal static string Unescape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(raw);

        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length;)
        {
            var next = raw[i..].IndexOf((byte)'\\');
            if (next < 0)
                next = raw.Length - i;
            if (next > 0)
                text.Append(Encoding.UTF8.GetString(raw.Slice(i, next)));
            i += next;
            if (i >= raw.Length)
                break;

            var escape = raw[i + 1];
            i += 2;
            switch (escape)
            {
                case (byte)'n': text.Append('\n'); break;
                case (byte)'r': text.Append('\r'); break;
                case (byte)'t': text.Append('\t'); break;
                case (byte)'b': text.Append('\b'); break;
                case (byte)'f': text.Append('\f'); break;
                case (byte)'u':
                    text.Append((char)Convert.ToUInt16(Encoding.ASCII.GetString(raw.Slice(i, 4)), 16));
                    i += 4;
                    break;
                default: text.Append((char)escape); break;
            }
        }

        return text.ToString();
    }

    // Numbers are taken from the source, as they were written.
    private static JsonValue ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return new JsonString(Unescape(reader.ValueSpan));
            case JsonTokenType.Number: return new JsonNumber(Encoding.ASCII.GetString(source.Slice((int)reader.TokenStartIndex, reader.ValueSpan.Length)));
            case JsonTokenType.True: return JsonBool.True;
            case JsonTokenType.False: return JsonBool.False;
            case JsonTokenType.StartArray:
                var array = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    array.Add(ReadValue(ref reader, source));
                return array;
            case JsonTokenType.StartObject:
                var obj = new JsonObject();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = Unescape(reader.ValueSpan);
                    reader.Read();
                    obj.Add(key, ReadValue(ref reader, source));
                }

                return obj;
            default: return JsonValue.Null;
        }
    }

    private static JsonFault FaultOf(ReadOnlySpan<byte> utf8, JsonException e)
    {
        var line = e.LineNumber ?? 0;
        var column = e.BytePositionInLine ?? 0;
        var text = e.Message;
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return FaultAt(utf8, Offset(utf8, line, column), end < 0 ? text : text[..end]);
    }

    private static int Offset(ReadOnlySpan<byte> utf8, long line, long column)
    {
        var at = 0;
        for (; line > 0; line--)
        {
            var next = utf8[at..].IndexOf((byte)'\n');
            if (next < 0)
                return utf8.Length;
            at += next + 1;
        }

        return (int)Math.Min(utf8.Length, at + column);
    }

    private static JsonFault FaultAt(ReadOnlySpan<byte> utf8, int offset, string message)
    {
        var before = utf8[..offset];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return new JsonFault(message, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var read) == System.Buffers.OperationStatus.Done)
            at += read;
        return at;
    }
}

/// <summary>Why a text is no JSON: what, and at which line and column, both counted from 1 (columns in characters).</summary>
public readonly record struct JsonFault(string Message, int Line, int Column);
