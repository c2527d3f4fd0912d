using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>Finds the records in a journal's bytes. Lines end at 0x0A alone; a bad line is reported and harms no other; several whole
/// objects on a line (a lost newline) all count; a record glued to a torn one is saved. Nothing throws on bad bytes.</summary>
public sealed class JournalReader
{
    /// <summary>A line of more bytes is not read: it would cost every verb seconds. A record that is written has at most one MiB.</summary>
    public const int MaxLine = 16 << 20;

    private readonly JournalKind kind;
    private readonly byte[] bytes;
    private readonly List<RowPlace> rows = [];
    private readonly List<Place> places = [];
    private readonly List<Damage> damages = [];
    private readonly Place[] found;

    private JournalReader(JournalKind kind, byte[] bytes) =>
        (this.kind, this.bytes, found) = (kind, bytes, new Place[kind.Indexed]);

    public static Journal Read(JournalKind kind, byte[] bytes) => Read(kind, bytes, 0, bytes.Length, 1);

    /// <summary>Reads the part of a journal from <paramref name="start"/> (where a line begins) to <paramref name="end"/>.</summary>
    public static Journal Read(JournalKind kind, byte[] bytes, int start, int end, int firstLine) => ReadPart(kind, bytes, start, end, firstLine, CancellationToken.None);

    /// <summary>The same, until it is to stop.</summary>
    public static Journal ReadPart(JournalKind kind, byte[] bytes, int start, int end, int firstLine, CancellationToken stop)
    {
        var reader = new JournalReader(kind, bytes);
        reader.ReadLines(start, end, firstLine, stop);
        return new Journal(kind, bytes, reader.rows, reader.places, reader.damages);
    }

    /// <summary>One journal out of parts that were read one by one.</summary>
    public static Journal Join(JournalKind kind, byte[] bytes, IReadOnlyList<Journal> parts) =>
        parts.Count == 1 ? parts[0] : Journal.Join(kind, bytes, parts);

    private void ReadLines(int start, int end, int line, CancellationToken cancelled)
    {
        if (start == 0 && WholeFileFault(end) is { } fault)
        {
            damages.Add(new Damage(kind, 1, 0, end, Damage.Utf16, fault));
            return;
        }

        if (start == 0 && bytes.AsSpan(0, end).StartsWith("\uFEFF"u8))
            start = 3;
        var valid = Utf8.IsValid(bytes.AsSpan(start, end - start));
        var lines = bytes.AsSpan(start, end - start).Count((byte)'\n') + 1;
        rows.Capacity = lines;
        places.Capacity = lines * kind.Indexed;
        for (; start < end; line++)
        {
            cancelled.ThrowIfCancellationRequested();
            var length = bytes.AsSpan(start, end - start).IndexOf((byte)'\n');
            var stop = length < 0 ? end : start + length;
            ReadLine(start, stop, line, valid);
            start = stop + 1;
        }
    }

    private string? WholeFileFault(int end) => bytes.AsSpan(0, end) switch
    {
        [0xff, 0xfe, ..] or [0xfe, 0xff, ..] => "The file is UTF-16; save it as UTF-8.",
        [(byte)'{', 0, ..] => "The file is UTF-16; save it as UTF-8.",
        _ => null,
    };

    private void ReadLine(int start, int stop, int line, bool valid)
    {
        // A file that grew without its data (a power cut) ends in zero bytes; what was appended later follows them.
        while (start < stop && bytes[start] == 0)
        {
            var zeros = bytes.AsSpan(start, stop - start).IndexOfAnyExcept((byte)0);
            zeros = zeros < 0 ? stop - start : zeros;
            damages.Add(new Damage(kind, line, start, zeros, Damage.Zeros, $"{zeros} zero bytes: the disk lost what stood here."));
            start += zeros;
        }

        if (stop - start > MaxLine)
        {
            damages.Add(new Damage(kind, line, start, stop - start, Damage.TooLong, $"The line has {stop - start} bytes; the most that is read is {MaxLine} (16 MiB)."));
            return;
        }

        Strip(ref start, ref stop);
        if (start == stop)
            return;
        if (!valid && !Utf8.IsValid(bytes.AsSpan(start, stop - start)))
        {
            damages.Add(new Damage(kind, line, start, stop - start, Damage.NotUtf8, "The line is not valid UTF-8."));
            return;
        }

        var fault = ReadObjects(start, stop, line, out var from, out var at);
        if (fault is not { } first)
            return;
        var glued = FindGlued(from, stop, at);
        if (glued < 0)
        {
            damages.Add(new Damage(kind, line, from, stop - from, first.Rule, first.Reason));
            return;
        }

        damages.Add(new Damage(kind, line, from, glued - from, Damage.Torn, "A torn record; the whole one that follows it on the line was read."));
        if (ReadObjects(glued, stop, line, out var rest, out _) is { } second)
            damages.Add(new Damage(kind, line, rest, stop - rest, second.Rule, second.Reason));
    }

    /// <summary>Reads whole objects one after the other. Returns null at a clean end, else what is wrong with the stretch that begins
    /// at <paramref name="from"/>, found at <paramref name="at"/>.</summary>
    private (string Rule, string Reason)? ReadObjects(int start, int stop, int line, out int from, out int at) =>
        ReadObjects(bytes.AsSpan(start, stop - start), start, line, isMasked: false, out from, out at);

    private (string Rule, string Reason)? ReadObjects(ReadOnlySpan<byte> text, int start, int line, bool isMasked, out int from, out int at)
    {
        from = at = start;
        var stop = start + text.Length;
        var reader = new Utf8JsonReader(
            text, new JsonReaderOptions { MaxDepth = JsonReader.MaxDepth, AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                from = at = start + (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.StartArray)
                    return (Damage.Array, "An array: a journal holds one object a line; put each on a line of its own.");
                if (reader.TokenType != JsonTokenType.StartObject)
                    return (Damage.NotAnObject, "Not an object.");
                if (ReadObject(ref reader, start, line) is { } refused)
                    damages.Add(new Damage(kind, line, from, start + (int)reader.BytesConsumed - from, refused.Rule, refused.Reason));
                from = start + (int)reader.BytesConsumed;
            }

            return null;
        }
        catch (JsonException e)
        {
            if (!isMasked && PythonNumbers.Mask(bytes.AsSpan(from, stop - from)) is { } masked)
                return ReadObjects(masked, from, line, isMasked: true, out from, out at);
            at = start + (int)(e.BytePositionInLine ?? 0);
            if (reader.CurrentDepth >= JsonReader.MaxDepth - 1)
                return (Damage.TooDeep, $"Nested more than {JsonReader.MaxDepth} levels deep.");
            while (from < stop && bytes[from] is (byte)' ' or (byte)'\t' or (byte)'\r')
                from++;
            if (bytes.AsSpan(from, stop - from).Trim(" \t\r"u8).SequenceEqual("{"u8))
                return (Damage.ManyLines, "A record over several lines: a journal holds each on one line.");
            return at >= stop ? (Damage.Torn, "A torn record: the line ends before the record does.") : (Damage.NotJson, "Not valid JSON.");
        }
    }

    private (string Rule, string Reason)? ReadObject(ref Utf8JsonReader reader, int offset, int line)
    {
        Array.Clear(found);
        var begin = offset + (int)reader.TokenStartIndex;
        uint seen = 0;
        (string Rule, string Reason)? refused = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.ValueIsEscaped ? kind.Find(Encoding.UTF8.GetBytes(JsonReader.Unescape(reader.ValueSpan))) : kind.Find(reader.ValueSpan);
            reader.Read();
            if (key >= 0)
            {
                if ((seen & (1u << key)) != 0)
                    refused ??= (Damage.DoubleKey, $"The key \"{kind.NameOf(key)}\" stands twice; which one holds cannot be known.");
                seen |= 1u << key;
                if (key < found.Length)
                {
                    if (reader.ValueSpan.Length > Place.MaxLength)
                        refused ??= (Damage.TooLong, $"The value of \"{kind.NameOf(key)}\" is too long.");
                    var string_ = reader.TokenType == JsonTokenType.String;
                    found[key] = new Place(offset + (int)reader.TokenStartIndex + (string_ ? 1 : 0), reader.ValueSpan.Length, reader.TokenType, string_ && reader.ValueIsEscaped);
                }
            }

            reader.Skip();
        }

        if (refused is not null)
            return refused;
        var id = found[kind.Slot(Field.Id)];
        if (id.Type != JsonTokenType.String || id.Length == 0)
        {
            // Signals are counted as lines; one without an id counts too.
            if (kind.Lines != LineRule.Counted)
                return (Damage.NoId, $"The {kind.Noun} has no \"{kind.IdKey}\".");
        }

        rows.Add(new RowPlace(begin, offset + (int)reader.BytesConsumed - begin, line));
        places.AddRange(found);
        return null;
    }

    /// <summary>The start of a whole record that was appended to a torn one, or -1. A nested object of the torn record must not pass for
    /// one: the torn text has to break where the record begins, or the record stands where its key never holds an object.</summary>
    private int FindGlued(int start, int stop, int fault)
    {
        for (int at = start + 1, tries = 0; tries < 16; at++, tries++)
        {
            var next = bytes.AsSpan(at, stop - at).IndexOf("{\""u8);
            if (next < 0)
                return -1;
            at += next;
            if ((fault <= at + 4 || FollowsPlainKey(start, at)) && IsRecord(at, stop))
                return at;
        }

        return -1;
    }

    private bool FollowsPlainKey(int start, int at)
    {
        var before = bytes.AsSpan(start, at - start).TrimEnd((byte)' ');
        if (before is not [.. var head, (byte)'"', (byte)':'])
            return false;
        var key = kind.Find(head[(head.LastIndexOf((byte)'"') + 1)..]);
        return key >= 0 && kind.NameOf(key) is Keys.Id or Keys.Ts or Keys.Title or Keys.Status or Keys.Kind or Keys.AhaId or Keys.RecId or Keys.Source or Keys.Context
            or Keys.TaskSummary or Keys.PrimarySkill or Keys.WhenToUse or Keys.Problem or Keys.Scope or Keys.BackportId;
    }

    private bool IsRecord(int start, int stop) =>
        JsonReader.TryRead(bytes.AsSpan(start, stop - start), out var value, out _)
        && value is JsonObject record && record.Text(Keys.Ts) is not null && record.Text(kind.IdKey) is { Length: > 0 };

    /// <summary>Leaves out the white space at both ends of a line that Python takes away before it reads; JSON knows less of it.</summary>
    private void Strip(ref int start, ref int stop)
    {
        while (start < stop && bytes[start] != (byte)'{' && Rune.DecodeFromUtf8(bytes.AsSpan(start, stop - start), out var first, out var length) == OperationStatus.Done && IsSpace(first))
            start += length;
        while (start < stop && bytes[stop - 1] != (byte)'}' && Rune.DecodeLastFromUtf8(bytes.AsSpan(start, stop - start), out var last, out var length) == OperationStatus.Done && IsSpace(last))
            stop -= length;
    }

    private static bool IsSpace(Rune rune) => rune.IsBmp && PythonText.IsSpace((char)rune.Value);
}
