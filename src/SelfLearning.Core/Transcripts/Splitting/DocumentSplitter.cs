using System.Buffers;

namespace SelfLearning.Core.Transcripts.Splitting;

/// <summary>
/// Cuts a JSON document into the elements of its root array, or of the arrays that are members of its root, and into its other
/// members. Nothing is parsed beyond brackets and strings; what is between the cuts must be read as JSON by whoever takes it.
/// </summary>
internal sealed class DocumentSplitter : ISplitter
{
    private enum Place { Root, Member, Colon, Value, AfterValue, Item, AfterItem, End }

    private static readonly SearchValues<byte> StringEnds = SearchValues.Create("\"\\"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[],"u8);

    private readonly PendingBytes pending = new();
    private Place place = Place.Root;
    private byte[] name = [];
    private int number;
    private bool inRootArray;

    // Where the value at the front of the pending bytes was scanned to, and in what state; so that nothing is scanned twice.
    private int scanned;
    private int depth;
    private bool inString;
    private bool dropping;

    public int Dropped { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes, PieceTaker take)
    {
        pending.Append(bytes);
        while (place != Place.End && Step(take))
        {
        }

        if (place == Place.End)
            pending.Use(pending.Count);
        else if (pending.Count > ISplitter.LongestPiece)
            Drop();
    }

    public void Complete(PieceTaker take)
    {
        // A document that ends early: what was cut off is lost, all before it was handed over.
        if (pending.Count > 0 && place is Place.Value or Place.Item)
            Dropped++;
    }

    private bool Step(PieceTaker take)
    {
        if (scanned == 0 && !dropping)
        {
            var blank = pending.Span.IndexOfAnyExcept(" \t\r\n"u8);
            pending.Use(blank < 0 ? pending.Count : blank);
        }

        if (pending.Count == 0)
            return false;

        var first = pending.Span[0];
        switch (place)
        {
            case Place.Root:
                inRootArray = first == '[';
                return Move(inRootArray ? Place.Item : first == '{' ? Place.Member : Place.End);
            case Place.Member:
                if (first == ',')
                    return Move(Place.Member);
                if (first != '"')
                {
                    place = Place.End;
                    return false;
                }

                if (!TryValue(out var key))
                    return false;
                name = pending.Span[1..(key - 1)].ToArray();
                return Used(key, Place.Colon);
            case Place.Colon:
                return Move(first == ':' ? Place.Value : Place.End);
            case Place.Value:
                if (scanned == 0 && !dropping && first == '[')
                {
                    number = 0;
                    return Move(Place.Item);
                }

                return TakeValue(take, Place.Member);
            case Place.Item:
                if (scanned == 0 && !dropping && first == ',')
                    return Move(Place.Item);
                if (scanned == 0 && !dropping && first == ']')
                    return Move(inRootArray ? Place.End : Place.Member);
                return TakeValue(take, Place.Item);
            default:
                return false;
        }
    }

    private bool TakeValue(PieceTaker take, Place next)
    {
        if (!TryValue(out var length))
            return false;
        if (length == 0)
        {
            place = Place.End;
            return false;
        }

        number++;
        if (!dropping)
            take(name, pending.Span[..length], next == Place.Member ? 1 : number);
        dropping = false;
        return Used(length, next);
    }

    /// <summary>Whether the value at the front is whole; then its length. A scalar ends before the mark that follows it.</summary>
    private bool TryValue(out int length)
    {
        var bytes = pending.Span;
        length = 0;
        while (scanned < bytes.Length)
        {
            if (inString)
            {
                var end = bytes[scanned..].IndexOfAny(StringEnds);
                if (end < 0)
                {
                    scanned = bytes.Length;
                    return false;
                }

                if (bytes[scanned + end] == '\\')
                {
                    if (scanned + end + 1 >= bytes.Length)
                    {
                        scanned += end;
                        return false;
                    }

                    scanned += end + 2;
                    continue;
                }

                scanned += end + 1;
                inString = false;
                if (depth == 0)
                {
                    length = scanned;
                    return true;
                }

                continue;
            }

            var next = bytes[scanned..].IndexOfAny(Structure);
            if (next < 0)
            {
                scanned = bytes.Length;
                return false;
            }

            scanned += next;
            switch (bytes[scanned])
            {
                case (byte)'"':
                    inString = true;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when depth == 0:
                case (byte)',' when depth == 0:
                    length = scanned;
                    return true;
                case (byte)'}' or (byte)']':
                    depth--;
                    if (depth == 0)
                    {
                        length = ++scanned;
                        return true;
                    }

                    break;
                default:
                    break;
            }

            scanned++;
        }

        return false;
    }

    private bool Move(Place next) => Used(1, next);

    private bool Used(int count, Place next)
    {
        pending.Use(count);
        (scanned, depth, inString, place) = (0, 0, false, next);
        return true;
    }

    // The value at the front is too long: forget its bytes, keep the state of the scan.
    private void Drop()
    {
        if (!dropping)
            Dropped++;
        dropping = true;
        var rest = pending.Count - scanned;
        pending.Use(pending.Count - rest);
        scanned = 0;
    }
}
