using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Installation;

/// <summary>The program's files in an archive as it is released, a <c>.tar.gz</c> or a <c>.zip</c> with the program at its root. Nothing is unpacked before its checksum fits.</summary>
internal static class ProgramArchive
{
    private const long MostBytes = 512L << 20;

    /// <summary>The files, by name.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="sha256">Its checksum; null: the one in SHA256SUMS beside it.</param>
    public static IReadOnlyDictionary<string, byte[]> Read(string path, string? sha256)
    {
        if (!File.Exists(path))
            throw new UserError($"There is no archive {path}.", "Name a file such as self-learning-1.0.0-linux-x64.tar.gz.");
        var bytes = File.ReadAllBytes(path);
        var wanted = sha256 ?? Listed(path) ?? throw new UserError($"There is no checksum for {path}.", "Give it with --sha256, or put the release's SHA256SUMS beside the archive.");
        var found = ForeignFile.Hash(bytes)!; // There are bytes, so there is a hash.
        if (!string.Equals(wanted.Trim(), found, StringComparison.OrdinalIgnoreCase))
            throw new UserError($"The checksum of {path} is {found}, not {wanted.Trim()}. Nothing was changed.", "Fetch the archive again; do not use this one.");
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, content) in path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Zip(bytes) : TarGz(bytes))
            {
                if (ProgramFiles.Is(name))
                    files[name] = content;
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new UserError($"{path} cannot be read as an archive: {e.Message}", "It must be a .tar.gz or a .zip.");
        }

        return files.ContainsKey(ProgramFiles.Name) ? files : throw new UserError($"{path} has no {ProgramFiles.Name} at its root.", "Use the archive for this system.");
    }

    private static string? Listed(string path)
    {
        var sums = Path.Combine(Path.GetDirectoryName(path)!, "SHA256SUMS");
        return !File.Exists(sums) ? null : File.ReadLines(sums).Select(l => l.Split(' ', 2)).FirstOrDefault(w => w.Length == 2 && w[1].TrimStart(' ', '*') == Path.GetFileName(path))?[0];
    }

    private static IEnumerable<(string Name, byte[] Content)> TarGz(byte[] archive)
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && entry.DataStream is { } content)
                yield return (AtRoot(entry.Name), All(content, entry.Length));
        }
    }

    private static IEnumerable<(string Name, byte[] Content)> Zip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            yield return (AtRoot(entry.FullName), All(content, entry.Length));
        }
    }

    private static string AtRoot(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    private static byte[] All(Stream content, long length)
    {
        if (length > MostBytes)
            throw new InvalidDataException($"a file in it has {length} bytes.");
        var bytes = new byte[length];
        content.ReadExactly(bytes);
        return bytes;
    }
}
