namespace SelfLearning.App.Storage;

/// <summary>The Markdown files of a repository.</summary>
internal static class MarkdownFiles
{
    private static readonly string[] Skipped = [".git", "node_modules", Store.FolderName, "bin", "obj", "target", "dist", "artifacts", ".venv", "vendor"];

    /// <summary>All below a folder; links and folders of tools and builds are passed over.</summary>
    public static IEnumerable<string> Below(string folder, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, "*.md*", options).Where(f => Path.GetExtension(f) is ".md" or ".mdc"))
            yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder, "*", options).Where(d => !Skipped.Contains(Path.GetFileName(d))).SelectMany(d => Below(d, stop)))
            yield return below;
    }
}
