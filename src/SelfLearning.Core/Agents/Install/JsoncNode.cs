using System.Text.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>A value in a JSON text with comments and trailing commas, with its place: byte offsets from <c>Start</c> up to, not
/// including, <c>End</c>.</summary>
internal sealed class JsoncNode
{
    private JsoncNode(JsonTokenType type, int start) => (Type, Start) = (type, start);

    /// <summary>The value's first token.</summary>
    internal JsonTokenType Type { get; }

    internal int Start { get; }

    internal int End { get; private set; }

    /// <summary>Where a member begins with its key; an item of an array, with itself.</summary>
    internal int ChildStart { get; private init; }

    /// <summary>A member's key; null in an array.</summary>
    internal string? Key { get; private init; }

    internal string? Text { get; private set; }

    internal JsoncNode? Parent { get; private init; }

    internal List<JsoncNode> Children { get; } = [];

    internal bool IsObject => Type == JsonTokenType.StartObject;

    internal bool IsArray => Type == JsonTokenType.StartArray;

    /// <summary>The member of that name that counts: the last, as every host reads it.</summary>
    internal JsoncNode? Find(string key) => IsObject ? Children.FindLast(c => c.Key == key) : null;

    /// <summary>The root; throws <see cref="JsonException"/> where the text is no JSON even with comments and trailing commas.</summary>
    internal static JsoncNode Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(WithoutComments(utf8), new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = 128 });
        if (!reader.Read())
            throw new JsonException("There is no JSON here.");
        var root = Value(ref reader, null, null, (int)reader.TokenStartIndex);
        while (reader.Read())
        {
        }

        return root;
    }

    // The reader knows comments, but not between a key and its colon; as white space they are allowed everywhere, and places stay.
    private static byte[] WithoutComments(ReadOnlySpan<byte> utf8)
    {
        var blank = utf8.ToArray();
        for (var i = 0; i + 1 < blank.Length; i++)
        {
            if (blank[i] == (byte)'"')
            {
                for (i++; i < blank.Length && blank[i] != (byte)'"'; i++)
                    i += blank[i] == (byte)'\\' ? 1 : 0;
            }
            else if (blank[i] == (byte)'/' && blank[i + 1] is (byte)'/' or (byte)'*')
            {
                var end = CommentEnd(utf8, i);
                if (end < 0)
                    break;
                blank.AsSpan(i, end - i).Fill((byte)' ');
                i = end - 1;
            }
        }

        return blank;
    }

    /// <summary>The place behind the comment that begins at <paramref name="start"/>, before its line end; -1 where it is never closed.</summary>
    internal static int CommentEnd(ReadOnlySpan<byte> utf8, int start)
    {
        var rest = utf8[(start + 2)..];
        var length = utf8[start + 1] == (byte)'*' ? rest.IndexOf("*/"u8) : rest.IndexOfAny((byte)'\n', (byte)'\r');
        return (utf8[start + 1] == (byte)'*', length) switch
        {
            (true, < 0) => -1,
            (true, _) => start + length + 4,
            (false, < 0) => utf8.Length,
            _ => start + length + 2,
        };
    }

    private static JsoncNode Value(ref Utf8JsonReader reader, JsoncNode? parent, string? key, int childStart)
    {
        var node = new JsoncNode(reader.TokenType, (int)reader.TokenStartIndex) { Parent = parent, Key = key, ChildStart = childStart };
        if (node.Type == JsonTokenType.String)
        {
            node.Text = Unescaped(ref reader);
        }
        else if (node.IsArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Children.Add(Value(ref reader, node, null, (int)reader.TokenStartIndex));
        }
        else if (node.IsObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var start = (int)reader.TokenStartIndex;
                var name = Unescaped(ref reader);
                reader.Read();
                node.Children.Add(Value(ref reader, node, name, start));
            }
        }

        node.End = (int)reader.BytesConsumed;
        return node;
    }

    // The reader's own GetString throws on a lone surrogate, which a foreign file may hold.
    private static string Unescaped(ref Utf8JsonReader reader) => Json.JsonReader.Unescape(reader.ValueSpan);
}
