namespace SelfLearning.Core.Recall;

/// <summary>Shapes of text that differ from one run to the next: numbers, paths, addresses, times, hexadecimal and other ids.</summary>
internal static class VolatileToken
{
    /// <summary>Whether a piece of an error's text is such a thing.</summary>
    public static bool Is(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
            return false;
        if (ErrorLine.IsCode(piece))
            return false;
        // Any digit makes it a count, a measure, a time, a version or a made-up name.
        return piece.IndexOfAnyInRange('0', '9') >= 0 || IsFileName(piece);
    }

    /// <summary>Whether a run without spaces is a path, an address or a time as a whole.</summary>
    public static bool IsPlace(ReadOnlySpan<char> run) =>
        run.Length > 1 && (run.IndexOfAny('/', '\\', '@') >= 0 || (run.Contains(':') && run.IndexOf("::") < 0 && run.IndexOfAnyInRange('0', '9') >= 0));

    // main.rs, package.json: one dot, a short lower-case extension; but System.IO and os.path are names.
    private static bool IsFileName(ReadOnlySpan<char> piece)
    {
        var dot = piece.LastIndexOf('.');
        if (dot <= 0 || piece.Length - dot - 1 is < 1 or > 5 || piece[..dot].Contains('.'))
            return false;
        foreach (var c in piece[(dot + 1)..])
        {
            if (!char.IsAsciiLetterLower(c))
                return false;
        }

        return Extensions.Contains(piece[(dot + 1)..].ToString());
    }

    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal)
    {
        "c", "cc", "cfg", "conf", "cpp", "cs", "csproj", "css", "csv", "db", "dll", "exe", "go", "gz", "h", "hpp", "html", "ini", "jar", "java", "jpg", "js", "json", "jsx", "kt", "lock", "log",
        "lua", "md", "mjs", "o", "php", "pl", "png", "ps1", "py", "pyc", "rb", "rs", "scss", "sh", "sln", "so", "sql", "swift", "tar", "toml", "ts", "tsx", "txt", "vue", "xml", "yaml", "yml", "zip",
    };
}
