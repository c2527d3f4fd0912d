using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SelfLearning.Core.Transcripts.Splitting;

/// <summary>A JSON value as the bytes it was written in: read where it is needed, passed over where not. The default is an absent value.</summary>
internal readonly ref struct JsonPart(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 256;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    public ReadOnlySpan<byte> Bytes => bytes;

    public bool IsAbsent => bytes.IsEmpty || bytes[0] == 'n';

    public bool IsObject => !bytes.IsEmpty && bytes[0] == '{';

    public bool IsArray => !bytes.IsEmpty && bytes[0] == '[';

    public bool IsText => !bytes.IsEmpty && bytes[0] == '"';

    public bool IsTrue => !bytes.IsEmpty && bytes[0] == 't';

    public bool IsFalse => !bytes.IsEmpty && bytes[0] == 'f';

    public int? Number => int.TryParse(bytes, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whether this is a string without escapes that equals the text.</summary>
    public bool Is(ReadOnlySpan<byte> text) => bytes.Length == text.Length + 2 && IsText && bytes[1..^1].SequenceEqual(text);

    public bool StartsWith(ReadOnlySpan<byte> text) => IsText && bytes[1..].StartsWith(text);

    /// <summary>The members of an object, none of anything else.</summary>
    public MemberReader Members => new(IsObject ? bytes : default);

    /// <summary>The items of an array, none of anything else.</summary>
    public ItemReader Items => new(IsArray ? bytes : default);

    /// <summary>The first member of that name, or the absent value.</summary>
    public JsonPart this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Is(name))
                    return member.Value;
            }

            return default;
        }
    }

    /// <summary>Reads through the whole value.</summary>
    /// <exception cref="JsonException">It is not valid JSON.</exception>
    public void Check()
    {
        var reader = Reader(bytes);
        while (reader.Read())
        {
        }
    }

    /// <summary>A string's text, null for anything else.</summary>
    public string? Text()
    {
        if (!IsText)
            return null;
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return Decode(buffer).ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>What a message or result says: a string; the texts of an array's items; an object's text; anything else as it is written.</summary>
    public void AppendText(StringBuilder text)
    {
        if (IsAbsent)
            return;
        if (IsText)
        {
            var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
            text.Append(Decode(buffer));
            ArrayPool<char>.Shared.Return(buffer);
            return;
        }

        if (!IsArray)
        {
            text.Append(Encoding.UTF8.GetString(bytes));
            return;
        }

        var first = true;
        foreach (var item in Items)
        {
            var said = item.IsText ? item : item["text"u8];
            if (!said.IsText)
                continue;
            if (!first)
                text.Append('\n');
            first = false;
            said.AppendText(text);
        }
    }

    public DateTimeOffset? Time()
    {
        if (IsText)
            return Utf8Time(bytes[1..^1]);
        return long.TryParse(bytes, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) && n is > 100_000_000 and < 100_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(n < 100_000_000_000 ? n * 1000 : n)
            : null;
    }

    private static DateTimeOffset? Utf8Time(ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[40];
        return text.Length <= 40 && Encoding.UTF8.TryGetChars(text, chars, out var count)
            && DateTimeOffset.TryParse(chars[..count], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }

    private ReadOnlySpan<char> Decode(char[] buffer)
    {
        var reader = Reader(bytes);
        reader.Read();
        return buffer.AsSpan(0, reader.CopyString(buffer));
    }

    private static Utf8JsonReader Reader(ReadOnlySpan<byte> bytes) => new(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>A name with its value.</summary>
    internal readonly ref struct Member(ReadOnlySpan<byte> name, JsonPart value)
    {
        private readonly ReadOnlySpan<byte> name = name;

        public ReadOnlySpan<byte> Name => name;

        public JsonPart Value { get; } = value;

        public bool Is(ReadOnlySpan<byte> other) => name.SequenceEqual(other);
    }

    internal ref struct MemberReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private Utf8JsonReader reader = Reader(bytes);
        private bool begun;

        public Member Current { get; private set; }

        public readonly MemberReader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (bytes.IsEmpty)
                return false;
            if (!begun)
                begun = reader.Read();
            if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
                return false;
            var name = reader.ValueSpan;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Current = new Member(name, new JsonPart(bytes[start..(int)reader.BytesConsumed]));
            return true;
        }
    }

    internal ref struct ItemReader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private Utf8JsonReader reader = Reader(bytes);
        private bool begun;

        public JsonPart Current { get; private set; }

        public readonly ItemReader GetEnumerator() => this;

        public bool MoveNext()
        {
            if (bytes.IsEmpty)
                return false;
            if (!begun)
                begun = reader.Read();
            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
                return false;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Current = new JsonPart(bytes[start..(int)reader.BytesConsumed]);
            return true;
        }
    }
}
