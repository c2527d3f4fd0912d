using System.Text;
using System.Text.Json;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>A stretch of a journal that holds no record: its line (from 1), its bytes, the rule that says so and why.</summary>
public sealed record Damage(JournalKind Kind, int Line, int Start, int Length, string Rule, string Reason)
{
    public const string Torn = "torn";
    public const string Zeros = "zero-bytes";
    public const string NotUtf8 = "not-utf8";
    public const string NotJson = "not-json";
    public const string Utf16 = "utf16";
    public const string Array = "array";
    public const string ManyLines = "many-lines";
    public const string NotAnObject = "not-an-object";
    public const string DoubleKey = "double-key";
    public const string TooLong = "too-long";
    public const string TooDeep = "too-deep";
    public const string NoId = "no-id";
}

/// <summary>Where a value stands in a journal's bytes; the default means that the key is absent.</summary>
internal readonly struct Place(int start, int length, JsonTokenType type, bool isEscaped)
{
    // A hundred thousand rows have a dozen of these each: two integers, the kind in the upper bits of the second, the sign for escapes.
    private const int LengthBits = 27;
    private const int TypeMask = 0xf;
    internal const int MaxLength = (1 << LengthBits) - 1;

    private readonly int lengthAndType = length | ((int)type << LengthBits) | (isEscaped ? int.MinValue : 0);

    internal int Start => start;

    internal int Length => lengthAndType & MaxLength;

    internal JsonTokenType Type => (JsonTokenType)((lengthAndType >>> LengthBits) & TypeMask);

    /// <summary>Whether a string has escapes.</summary>
    internal bool IsEscaped => lengthAndType < 0;
}

/// <summary>One record's place in a journal's bytes.</summary>
internal readonly record struct RowPlace(int Start, int Length, int Line);

/// <summary>A journal that was read: its bytes, the places of its records in order of writing, and what could not be read.
/// Values are decoded when they are asked for, so that a hundred thousand records cost no hundred thousand objects.</summary>
public sealed class Journal
{
    private readonly List<RowPlace> rows;
    private readonly List<Place> places;

    // Only of picked rows: where each begins in the file, and how much of the buffer they fill.
    private readonly List<long>? origins;
    private byte[] bytes;
    private int filled;

    internal Journal(JournalKind kind, byte[] bytes, List<RowPlace> rows, List<Place> places, List<Damage> damages) =>
        (Kind, this.bytes, this.rows, this.places, Damages) = (kind, bytes, rows, places, damages);

    private Journal(JournalKind kind)
        : this(kind, [], [], [], []) => origins = [];

    public JournalKind Kind { get; }

    /// <summary>How many records could be read.</summary>
    public int Count => rows.Count;

    public IReadOnlyList<Damage> Damages { get; }

    /// <summary>A journal whose file is not there.</summary>
    public static Journal Empty(JournalKind kind) => new(kind, [], [], [], []);

    /// <summary>A journal of which rows are picked one by one (<see cref="Pick"/>) instead of reading all of it.</summary>
    public static Journal OfPicked(JournalKind kind) => new(kind);

    /// <summary>Takes in one row of the file: its record's bytes, and where they begin there. Rows stand in the order in which they were picked.</summary>
    /// <returns>The row's number, or -1 where the bytes are not just one record.</returns>
    public int Pick(ReadOnlySpan<byte> record, long origin)
    {
        if (origins is null)
            throw new InvalidOperationException($"{Kind.FileName} was read whole; no row can be picked.");
        if (bytes.Length - filled < record.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, filled + Math.Max(record.Length, 1024)));
        record.CopyTo(bytes.AsSpan(filled));
        var one = JournalReader.Read(Kind, bytes, filled, filled + record.Length, 1);
        if (one.Count != 1 || one.Damages.Count > 0 || one.rows[0].Length != record.Length)
            return -1;
        filled += record.Length;
        rows.AddRange(one.rows);
        places.AddRange(one.places);
        origins.Add(origin);
        return rows.Count - 1;
    }

    /// <summary>The id of a row; empty for a signal without one.</summary>
    public string Id(int row) => Text(row, Field.Id) ?? "";

    /// <summary>The line of a row, from 1.</summary>
    public int Line(int row) => rows[row].Line;

    /// <summary>Where a row begins in the file, in bytes.</summary>
    public long Start(int row) => origins is null ? rows[row].Start : origins[row];

    /// <summary>The text of an indexed key; null where the key is absent or holds no string.</summary>
    public string? Text(int row, Field field)
    {
        var place = Place(row, field);
        return place.Type == JsonTokenType.String ? JsonReader.Unescape(bytes.AsSpan(place.Start, place.Length)) : null;
    }

    /// <summary>The text of an indexed key, or the number that other programs wrote in its place.</summary>
    public string? Scalar(int row, Field field) =>
        Text(row, field) ?? (Place(row, field).Type == JsonTokenType.Number ? (Value(row, field) as JsonNumber)?.Raw : null);

    /// <summary>Decodes the text of an indexed key into a buffer where it fits there and has no escapes, so that a look-up needs no string.</summary>
    /// <returns>The text, or an empty span where there is none.</returns>
    public ReadOnlySpan<char> Text(int row, Field field, Span<char> buffer)
    {
        var plain = Plain(row, field);
        return plain.IsEmpty || plain.Length > buffer.Length ? Text(row, field) : buffer[..Encoding.UTF8.GetChars(plain, buffer)];
    }

    /// <summary>The bytes between the quotes of an indexed string that has no escapes; empty where it is absent or has some.</summary>
    public ReadOnlySpan<byte> Plain(int row, Field field)
    {
        var place = Place(row, field);
        return place.Type == JsonTokenType.String && !place.IsEscaped ? bytes.AsSpan(place.Start, place.Length) : [];
    }

    /// <summary>Whether an indexed key holds the value <c>true</c>.</summary>
    public bool IsTrue(int row, Field field) => Place(row, field).Type == JsonTokenType.True;

    /// <summary>The value of an indexed key, newly read; null where the key is absent.</summary>
    public JsonValue? Value(int row, Field field)
    {
        var place = Place(row, field);
        return place.Type switch
        {
            JsonTokenType.None => null,
            JsonTokenType.String => new JsonString(Text(row, field)!),
            JsonTokenType.StartObject or JsonTokenType.StartArray => Body(row).Find(Kind.NameOf(field)),
            _ => JsonReader.TryRead(bytes.AsSpan(place.Start, place.Length), out var value, out _) ? value : null,
        };
    }

    /// <summary>The record, newly read; changing it changes nothing here. Where only earlier lines tell whether a card's approval holds, they were asked.</summary>
    public JsonObject Body(int row) => Read(row) is var body && Kind == JournalKind.Cards && Consent.IsOpen(body) ? Consent.Settled(body, Before(row)) : body;

    /// <summary>The record's bytes as they stand in the file.</summary>
    public ReadOnlySpan<byte> Raw(int row) => bytes.AsSpan(rows[row].Start, rows[row].Length);

    /// <summary>The bytes of a damaged stretch.</summary>
    public ReadOnlySpan<byte> Raw(Damage damage) => bytes.AsSpan(damage.Start, damage.Length);

    /// <summary>Whether a row says that it is of a version of the format that this program does not know.</summary>
    public bool IsForeign(int row) => Kind.Has(Field.Schema) && !Schema.IsKnown(Text(row, Field.Schema), Place(row, Field.Schema).Type);

    /// <summary>Whether the value of <c>schema</c> names a version of the format that this program knows.</summary>
    public static bool IsKnownSchema(JsonValue schema) =>
        Schema.IsKnown(schema.AsText, schema.AsText is not null ? JsonTokenType.String : schema.IsNull ? JsonTokenType.Null : JsonTokenType.StartObject);

    /// <summary>The size of the file in bytes.</summary>
    public int Size => bytes.Length;

    /// <summary>Whether the file's last line ends with its newline, as every whole one does; so does an empty file.</summary>
    public bool IsClosed => bytes is [] or [.., (byte)'\n'];

    /// <summary>Journals of one file that were read in parts, as one. Lists are copied whole: one by one, a million places would cost as much as
    /// reading them.</summary>
    internal static Journal Join(JournalKind kind, byte[] bytes, IReadOnlyList<Journal> parts)
    {
        var rows = new List<RowPlace>(parts.Sum(p => p.rows.Count));
        var places = new List<Place>(parts.Sum(p => p.places.Count));
        foreach (var part in parts)
        {
            rows.AddRange(part.rows);
            places.AddRange(part.places);
        }

        return new Journal(kind, bytes, rows, places, [.. parts.SelectMany(p => p.Damages)]);
    }

    private JsonObject Read(int row) =>
        JsonReader.TryRead(Raw(row), out var value, out _) && value is JsonObject body
            ? body
            : throw new InvalidOperationException($"Line {rows[row].Line} of {Kind.FileName} was read once and cannot be read again.");

    // The earlier lines of a row's id.
    private IEnumerable<JsonObject> Before(int row)
    {
        var id = Id(row);
        for (var at = 0; at < row; at++)
        {
            if (Id(at) == id)
                yield return Read(at);
        }
    }

    internal Place Place(int row, Field field) => places[(row * Kind.Indexed) + Kind.Slot(field)];

    private static class Schema
    {
        // Records carry none today; a first version may be named in the usual ways.
        internal static bool IsKnown(string? text, JsonTokenType type) =>
            type is JsonTokenType.None or JsonTokenType.Null || (text is not null && (text is "1" or "v1" || text.EndsWith("/v1", StringComparison.Ordinal)));
    }
}
