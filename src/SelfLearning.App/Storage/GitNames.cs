namespace SelfLearning.App.Storage;

/// <summary>The remotes and branches of a repository, by git's files alone.</summary>
internal sealed record GitNames(IReadOnlyList<string> Remotes, IReadOnlyList<string> Branches)
{
    private const int MaxBranches = 1000;

    public static GitNames Read(string root)
    {
        var git = Path.Combine(root, ".git");
        try
        {
            return new GitNames([.. Remote(Path.Combine(git, "config"))], [.. Branch(git).Distinct(StringComparer.Ordinal).Take(MaxBranches)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read names nothing.
            return new GitNames([], []);
        }
    }

    private static IEnumerable<string> Remote(string config) => !File.Exists(config)
        ? []
        : File.ReadLines(config).Select(l => l.Trim()).Where(l => l.StartsWith("url", StringComparison.Ordinal) || l.StartsWith("pushurl", StringComparison.Ordinal))
            .Select(l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim()).Where(url => url.Length > 4);

    private static IEnumerable<string> Branch(string git)
    {
        const string heads = "refs/heads/";
        var folder = Path.Combine(git, heads);
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                yield return Path.GetRelativePath(folder, file);
        }

        var packed = Path.Combine(git, "packed-refs");
        foreach (var line in File.Exists(packed) ? File.ReadLines(packed) : [])
        {
            if (line.IndexOf(heads, StringComparison.Ordinal) is > 0 and var at && line[0] != '#')
                yield return line[(at + heads.Length)..].Trim();
        }
    }
}
