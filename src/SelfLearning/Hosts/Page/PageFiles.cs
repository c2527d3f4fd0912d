using System.Reflection;

namespace SelfLearning.Hosts.Page;

/// <summary>The files of the page, which lie in the program.</summary>
internal static class PageFiles
{
    private const string Folder = "page/";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    /// <summary>A file's bytes and kind; null where there is none of that name.</summary>
    public static (byte[] Bytes, string Kind)? Find(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name);
        if (stream is null || Kinds.GetValueOrDefault(Path.GetExtension(name)) is not { } kind)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, kind);
    }
}
