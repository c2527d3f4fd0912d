using SelfLearning.Core.Skills;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Skills;

/// <summary>The files of a skill, and how they refer to each other.</summary>
internal sealed class SkillFiles
{
    private const int MaxFiles = 2000;
    private const int MaxBytes = 1 << 20;
    private static readonly string[] Skipped = [".git", "node_modules", "__pycache__", ".venv"];

    // Files that people and tools look for by themselves.
    private static readonly string[] KnownNames = ["license", "licence", "readme", "changelog", "notice", "contributing", "agents.md", "claude.md", "requirements", "package.json", "package-lock.json", "pyproject.toml", "__init__.py", "tsconfig.json", "uv.lock"];

    private readonly string folder;
    private readonly List<string> files;
    private readonly Dictionary<string, TargetText?> texts = new(StringComparer.Ordinal);

    public SkillFiles(string folder, CancellationToken stop)
    {
        this.folder = folder;
        files = [.. FoldersBelow(folder, stop).Where(f => f == folder || !File.Exists(Path.Combine(f, "SKILL.md"))).SelectMany(Directory.EnumerateFiles).Take(MaxFiles).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The Markdown files that can be read.</summary>
    public IEnumerable<string> Markdown => files.Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && Text(f) is not null);

    /// <summary>A folder and all below it but those of tools; links are not followed.</summary>
    public static IEnumerable<string> FoldersBelow(string folder, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        yield return folder;
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var below in Directory.EnumerateDirectories(folder, "*", options).Where(d => !Skipped.Contains(Path.GetFileName(d))).SelectMany(d => FoldersBelow(d, stop)))
            yield return below;
    }

    /// <summary>The text of a file; null where it is none, or very large.</summary>
    public TargetText? Text(string file)
    {
        if (!texts.TryGetValue(file, out var text))
        {
            var info = new FileInfo(Path.Combine(folder, file));
            texts.Add(file, text = info.Exists && info.Length <= MaxBytes ? TargetText.Find(File.ReadAllBytes(info.FullName)) : null);
        }

        return text;
    }

    public IEnumerable<SkillFinding> BrokenLinks(string file)
    {
        foreach (var link in MarkdownLinks.Of(Text(file)!))
        {
            if (link.Target.StartsWith('/'))
            {
                yield return new(false, "link", file, link.Line, $"The link to {link.Target} is absolute; it leads elsewhere on another machine.");
                continue;
            }

            var full = Path.GetFullPath(link.Target, Path.GetDirectoryName(Path.Combine(folder, file))!);
            if (!Path.Exists(full))
                yield return new(true, "link", file, link.Line, $"The link to {link.Target} leads nowhere.");
            else if (full != folder && !full.StartsWith(folder + "/", StringComparison.Ordinal))
                yield return new(false, "link", file, link.Line, $"The link to {link.Target} leads out of the skill, which is copied without it.");
        }
    }

    /// <summary>Files that no text of the skill names: no agent will find them.</summary>
    public IEnumerable<SkillFinding> Unlinked(string skillFile)
    {
        List<string> all = [.. files.Select(f => Text(f)?.Text).OfType<string>()];
        foreach (var file in files.Where(f => f != skillFile && !f.Split('/').Any(p => p.StartsWith('.')) && !KnownNames.Any(k => Path.GetFileName(f).StartsWith(k, StringComparison.OrdinalIgnoreCase))))
        {
            var own = Text(file)?.Text;
            if (!all.Exists(text => !ReferenceEquals(text, own) && NamesOf(file).Any(n => text.Contains(n, StringComparison.Ordinal))))
                yield return new(false, "unlinked", file, 0, "No text of the skill names this file.");
        }
    }

    // A file is named by its name, code also without its ending, or by a folder that it is in.
    private static IEnumerable<string> NamesOf(string file)
    {
        yield return Path.GetFileName(file);
        if (Path.GetFileNameWithoutExtension(file) is { Length: > 3 } stem && !file.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            yield return stem;
        for (var parent = Path.GetDirectoryName(file); parent is { Length: > 0 }; parent = Path.GetDirectoryName(parent))
        {
            yield return parent + "/";
            yield return $"`{parent}`";
            yield return $"./{parent}";
        }
    }
}
