using SelfLearning.App.Storage.Systems;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage;

/// <summary>Reads and appends to one journal's file.</summary>
internal static class JournalFile
{
    /// <summary>From this size on, in bytes, a second thread saves more than it costs.</summary>
    internal const int WorthTwoThreads = 4 << 20;

    /// <summary>The journal in a folder; empty where there is no file.</summary>
    public static Journal Read(Folder? folder, JournalKind kind, CancellationToken stop = default)
    {
        var bytes = folder?.FindBytes(kind.FileName);
        return bytes is null ? Journal.Empty(kind) : Read(kind, bytes, stop);
    }

    /// <summary>The last lines of a journal, at most so many bytes; all of it where it is shorter.</summary>
    public static Journal ReadTail(Folder? folder, JournalKind kind, int most)
    {
        using var file = folder?.FindFile(kind.FileName);
        if (file is null)
            return Journal.Empty(kind);
        var size = SystemCalls.Here.Facts(file).Size;
        // One byte more, which tells whether a line begins right there.
        var start = Math.Max(0, size - most - 1);
        var bytes = new byte[size - start];
        var at = 0;
        while (at < bytes.Length && SystemCalls.Here.ReadAt(file, bytes.AsSpan(at), start + at, out var error) is var read && read != 0)
            at += read > 0 ? (int)read : throw Folder.Fault(folder!.At(kind.FileName), "read", error);
        var first = start == 0 ? 0 : Array.IndexOf(bytes, (byte)'\n') + 1;
        return JournalReader.Read(kind, bytes[first..at]);
    }

    /// <summary>The journal in its file's bytes.</summary>
    public static Journal Read(JournalKind kind, byte[] bytes, CancellationToken stop = default) =>
        bytes.Length < WorthTwoThreads ? JournalReader.ReadPart(kind, bytes, 0, bytes.Length, 1, stop) : ReadInParts(kind, bytes, stop);

    /// <summary>Appends whole lines in one write and puts them on disk. A torn end of the file is closed by a newline first. A short write
    /// is never continued: the lines that were cut are written again, whole, or the append fails and says why.</summary>
    /// <returns>False where another process put a new file in the journal's place meanwhile (<see cref="Rewrite"/>).</returns>
    public static bool Append(Folder folder, JournalKind kind, IReadOnlyList<string> lines) =>
        Append(folder, kind.FileName, lines);

    /// <summary>The same for a file that is no journal of a store.</summary>
    public static bool Append(Folder folder, string name, IReadOnlyList<string> lines) =>
        lines.Count == 0 || AppendBytes(folder, name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))));

    /// <summary>Appends those of the lines that the journal does not hold; under the store's lock.</summary>
    public static void AppendMissing(Folder folder, JournalKind kind, IReadOnlyList<string> lines)
    {
        var bytes = folder.FindBytes(kind.FileName) ?? [];
        Append(folder, kind, [.. lines.Where(l => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(l + "\n")) < 0)]);
    }

    /// <summary>Closes a torn end with a newline; false where there is none.</summary>
    public static bool CloseEnd(Folder folder, JournalKind kind)
    {
        using (var file = folder.FindFile(kind.FileName))
        {
            if (file is null || !EndsTorn(file, folder.At(kind.FileName)))
                return false;
        }

        AppendBytes(folder, kind.FileName, []);
        return true;
    }

    private static bool AppendBytes(Folder folder, string name, byte[] bytes)
    {
        using var file = folder.GetFile(name, OpenFor.ReadWrite | OpenFor.Append, out var created);
        var path = folder.At(name);
        if (EndsTorn(file, path))
            bytes = [(byte)'\n', .. bytes];

        for (var tries = 0; ;)
        {
            var written = SystemCalls.Here.AppendOnce(file, bytes, out var error);
            if (written == bytes.Length)
                break;
            if (written < 0)
                throw Folder.Fault(path, "write", error);
            if (++tries > 3)
                throw new UserError($"Cannot write {path}: the disk took only a part of the record.", "Free some space on the disk and record it again; the part counts as a damaged line.");
            var whole = bytes.AsSpan(0, (int)written).LastIndexOf((byte)'\n') + 1;
            bytes = whole == written ? bytes[whole..] : [(byte)'\n', .. bytes.AsSpan(whole)];
        }

        if (!SystemCalls.Here.Sync(file, out var fault))
            throw Folder.Fault(path, "put on disk", fault);
        if (created)
            folder.Sync();
        return folder.Facts(name)?.Inode == SystemCalls.Here.Facts(file).Inode;
    }

    /// <summary>Overwrites rows with spaces where they stand; no other byte moves.</summary>
    public static void Blank(Folder folder, Journal journal, IReadOnlyList<int> rows) =>
        Blank(folder, journal.Kind, [.. rows.Select(row => (journal.Start(row), journal.Raw(row).Length))]);

    /// <summary>Overwrites stretches of bytes with spaces where they stand; no other byte moves.</summary>
    public static void Blank(Folder folder, JournalKind kind, IReadOnlyList<(long Start, int Length)> stretches)
    {
        if (stretches.Count == 0)
            return;
        using var file = folder.GetFile(kind.FileName, OpenFor.ReadWrite, out _);
        foreach (var (start, length) in stretches)
        {
            var spaces = new byte[length];
            spaces.AsSpan().Fill((byte)' ');
            if (!SystemCalls.Here.WriteAt(file, spaces, start, out var fault))
                throw Folder.Fault(folder.At(kind.FileName), "write", fault);
        }

        if (!SystemCalls.Here.Sync(file, out var error))
            throw Folder.Fault(folder.At(kind.FileName), "put on disk", error);
    }

    /// <summary>Writes a file anew: temporary file, fsync, rename. What another program appends to the old file meanwhile is carried over.</summary>
    public static void Rewrite(Folder folder, string name, Func<byte[], byte[]?> change)
    {
        using var old = folder.FindFile(name);
        if (old is null)
            return;
        var before = Folder.ReadAll(old, folder.At(name));
        if (change(before) is not { } after)
            return;
        AtomicFile.Write(folder, name, after, SystemCalls.Here.Facts(old).Mode, durable: true);

        // A writer that had opened the old file before the rename may still append to it.
        var known = (long)before.Length;
        for (var quiet = 0; quiet < 25; quiet++, Thread.Sleep(2))
        {
            if (SystemCalls.Here.Facts(old).Size <= known)
                continue;
            var late = Folder.ReadAll(old, folder.At(name)).AsSpan((int)known);
            using var file = folder.GetFile(name, OpenFor.ReadWrite | OpenFor.Append, out _);
            if (SystemCalls.Here.AppendOnce(file, late, out var error) != late.Length || !SystemCalls.Here.Sync(file, out error))
                throw Folder.Fault(folder.At(name), "write", error);
            known += late.Length;
            quiet = -1;
        }
    }

    /// <summary>Whether a file ends without a newline.</summary>
    internal static bool EndsTorn(SafeFileHandle file, string path)
    {
        var size = SystemCalls.Here.Facts(file).Size;
        Span<byte> last = stackalloc byte[1];
        if (size == 0)
            return false;
        return SystemCalls.Here.ReadAt(file, last, size - 1, out var error) switch
        {
            < 0 => throw Folder.Fault(path, "read", error),
            1 => last[0] != (byte)'\n',
            _ => false,
        };
    }

    private static Journal ReadInParts(JournalKind kind, byte[] bytes, CancellationToken stop)
    {
        var count = Math.Min(Environment.ProcessorCount, 4);
        var starts = new List<int> { 0 };
        for (var i = 1; i < count; i++)
        {
            var wanted = Math.Max(starts[^1], (int)((long)bytes.Length * i / count));
            var newline = bytes.AsSpan(wanted).IndexOf((byte)'\n');
            if (newline >= 0 && wanted + newline + 1 < bytes.Length && wanted + newline + 1 > starts[^1])
                starts.Add(wanted + newline + 1);
        }

        var parts = new Journal[starts.Count];
        Parallel.For(0, starts.Count, new ParallelOptions { CancellationToken = stop }, i =>
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : bytes.Length;
            var firstLine = bytes.AsSpan(0, starts[i]).Count((byte)'\n') + 1;
            parts[i] = JournalReader.ReadPart(kind, bytes, starts[i], end, firstLine, stop);
        });
        return JournalReader.Join(kind, bytes, parts);
    }
}
