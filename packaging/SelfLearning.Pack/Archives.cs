using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace SelfLearning.Pack;

/// <summary>Archives whose bytes hang on nothing but what is in them and the time of the sources: names in order, no owner, one time.</summary>
internal static class Archives
{
    public static byte[] TarGz(IEnumerable<PackedFile> files, DateTimeOffset time, string prefix = "", bool withFolders = false, IEnumerable<(string Path, string Target)>? links = null)
    {
        using var packed = new MemoryStream();
        using (var zipped = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var tar = new TarWriter(zipped, TarEntryFormat.Ustar))
        {
            var all = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
            var linked = (links ?? []).ToList();
            if (withFolders)
            {
                foreach (var folder in all.Select(f => f.Path).Concat(linked.Select(l => l.Path)).SelectMany(Parents).Distinct().Order(StringComparer.Ordinal))
                    tar.WriteEntry(Entry(TarEntryType.Directory, prefix + folder + "/", time, isRun: true));
            }

            foreach (var file in all)
            {
                var entry = Entry(TarEntryType.RegularFile, prefix + file.Path, time, file.IsRun);
                entry.DataStream = new MemoryStream(file.Bytes);
                tar.WriteEntry(entry);
            }

            foreach (var (path, target) in linked)
            {
                var entry = Entry(TarEntryType.SymbolicLink, prefix + path, time, isRun: true);
                entry.LinkName = target;
                tar.WriteEntry(entry);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Zip(IEnumerable<PackedFile> files, DateTimeOffset time)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.SmallestSize);
                entry.LastWriteTime = time.UtcDateTime;
                entry.ExternalAttributes = (file.IsRun ? 0x81ed : 0x81a4) << 16;
                using var stream = entry.Open();
                stream.Write(file.Bytes);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The <c>ar</c> archive that a Debian package is.</summary>
    public static byte[] Ar(IEnumerable<(string Name, byte[] Bytes)> members, DateTimeOffset time)
    {
        using var packed = new MemoryStream();
        packed.Write("!<arch>\n"u8);
        foreach (var (name, bytes) in members)
        {
            packed.Write(Encoding.ASCII.GetBytes($"{name,-16}{time.ToUnixTimeSeconds(),-12}{0,-6}{0,-6}{"100644",-8}{bytes.Length,-10}`\n"));
            packed.Write(bytes);
            if (bytes.Length % 2 == 1)
                packed.WriteByte((byte)'\n');
        }

        return packed.ToArray();
    }

    private static UstarTarEntry Entry(TarEntryType type, string path, DateTimeOffset time, bool isRun) => new(type, path)
    {
        ModificationTime = time,
        Mode = (UnixFileMode)(isRun ? 0x1ed : 0x1a4),
        Uid = 0,
        Gid = 0,
        UserName = "root",
        GroupName = "root",
    };

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
    }
}
