using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Backports;

/// <summary>A skill folder or a Markdown file that cards go into, as it was read.</summary>
public sealed class BackportTarget
{
    private readonly Dictionary<string, ForeignFile> files = new(StringComparer.Ordinal);

    private BackportTarget(string path, string folder, string? file) => (Path, Folder, File) = (path, folder, file);

    /// <summary>The absolute path: of the skill's folder, or of the file.</summary>
    public string Path { get; }

    /// <summary>The folder in which files are changed.</summary>
    public string Folder { get; }

    /// <summary>The file's name; null for a skill folder.</summary>
    public string? File { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The path of the file in which the cards stand.</summary>
    public string CardFile => File ?? SkillBackport.ReferencePath;

    /// <summary>The folder from which the patch applies: the one that holds the skill, or the file.</summary>
    public string PatchPrefix => File is null ? Name + "/" : "";

    /// <summary>The targets that a person named, each once.</summary>
    public static IEnumerable<BackportTarget> Named(Workspace work, string? skillPath, IReadOnlyList<string> files)
    {
        if (skillPath is not null)
        {
            var skill = OfSkill(work, skillPath);
            // A skill that was drafted of cards holds them in its SKILL.md, and so those that come later.
            yield return TargetMarks.Of(skill.Find(SkillBackport.SkillPath)!).Cards.Count > 0 ? OfFile(work, System.IO.Path.Combine(skill.Path, SkillBackport.SkillPath)) : skill;
        }

        foreach (var target in files.Select(f => OfFile(work, f)).DistinctBy(t => t.Path))
            yield return target;
    }

    /// <summary>Whether a skill is there.</summary>
    internal static bool Exists(string folder) => System.IO.File.Exists(System.IO.Path.Combine(folder, SkillBackport.SkillPath));

    public static BackportTarget OfSkill(Workspace work, string given)
    {
        var path = Resolve(work, given);
        var target = new BackportTarget(path, path, null);
        if (!Directory.Exists(path))
            throw new UserError($"The folder {path} does not exist.", "Name the folder of a skill, the one that holds its SKILL.md.");
        if (target.Read(SkillBackport.SkillPath).Before is null)
            throw new UserError($"{path} holds no SKILL.md.", "Name the folder of a skill, the one that holds its SKILL.md.");
        target.Read(SkillBackport.ReferencePath);
        return target;
    }

    public static BackportTarget OfFile(Workspace work, string given)
    {
        var full = System.IO.Path.GetFullPath(Roots.ExpandHome(given, work.Env), work.Env.Folder);
        var folder = Resolve(work, System.IO.Path.GetDirectoryName(full)!);
        var path = System.IO.Path.Combine(folder, System.IO.Path.GetFileName(full));
        if (!FileBackport.IsMarkdown(path))
            throw new UserError($"{path} is not a Markdown file.", "Name a file that ends in .md, .mdc or .markdown.");
        // A repository's first rule may come before its folder.
        if (RuleFile.Is(path) && !Directory.Exists(folder))
            return OfNewFile(work, folder, System.IO.Path.GetFileName(path));
        var target = new BackportTarget(path, folder, System.IO.Path.GetFileName(path));
        target.Read(target.File!);
        return target;
    }

    /// <summary>A Markdown file that is not there yet, nor perhaps its folders.</summary>
    internal static BackportTarget OfNewFile(Workspace work, string folder, string file)
    {
        var path = System.IO.Path.Combine(Resolve(work, folder), file);
        var place = ForeignFile.Follow(path, work.Env.Folder);
        var target = new BackportTarget(place.FullPath, place.Folder, place.Path);
        target.files[place.Path] = place;
        return place.Before is null ? target : throw new UserError($"{path} is there already. Nothing was changed.", "Choose another --name, or add the cards to the skill with export-backport.");
    }

    /// <summary>The target of a file in which cards stand: the skill whose reference file it is, or the file itself.</summary>
    public static BackportTarget OfCardFile(Workspace work, string path) =>
        SkillBackport.FolderOf(System.IO.Path.GetFullPath(Roots.ExpandHome(path, work.Env), work.Env.Folder)) is { } skill && Exists(skill) ? OfSkill(work, skill) : OfFile(work, path);

    public TargetPlan Plan(IReadOnlyList<BackportCard> cards, string backportId, string ts) => File is { } file
        ? FileBackport.Plan(file, Find(file), cards, backportId, RuleFile.Head(Path, cards))
        : SkillBackport.Plan(Find(SkillBackport.SkillPath)!, Find(SkillBackport.ReferencePath), cards, backportId, ts);

    /// <summary>The text of a file of the target as it was read; null where it was not there.</summary>
    public TargetText? Find(string path)
    {
        if (files[path].Before is not { } read)
            return null;
        return TargetText.Find(read) ?? throw new UserError($"{System.IO.Path.Combine(Folder, path)} is not valid UTF-8. Nothing was changed.", "Save it as UTF-8 first.");
    }

    /// <summary>The files that a plan changes, with the bytes that were read and those to write.</summary>
    internal IReadOnlyList<ForeignFile> Files(IEnumerable<TextChange> changes) =>
        [.. changes.Where(c => c.IsChange).Reverse().Select(c => files[c.Path] with { After = c.After is null ? null : FileText.Encode(c.After) })];

    /// <summary>Changes the files of targets together and says so in the journals; the store's lock is held.</summary>
    internal static void Change(Workspace work, Folder store, IReadOnlyList<JsonObject> lines, IReadOnlyList<ForeignFile> files, IReadOnlyList<JsonObject> signals)
    {
        ChangeSet.Apply(store, JournalKind.Backports.FileName, [.. lines.Select(l => Store.Line(JournalKind.Backports, l))], files, work.Warnings);
        try
        {
            Store.Append(store, (JournalKind.Signals, signals));
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message} The targets are changed, and {JournalKind.Backports.FileName} says so.", e.Hint, e.ExitCode);
        }
    }

    private ForeignFile Read(string path) => files[path] = ForeignFile.Below(Folder, path);

    /// <summary>The real path. A link inside the repository may lead to another place in it, not out of it.</summary>
    private static string Resolve(Workspace work, string given)
    {
        var full = System.IO.Path.GetFullPath(Roots.ExpandHome(given, work.Env), work.Env.Folder);
        var real = Roots.Resolve(full, work.Env.Folder);
        foreach (var root in new[] { work.Roots.Repository, work.Roots.Worktree })
        {
            if (root is not null && IsBelow(full, root) && !IsBelow(real, root))
                throw new UserError($"{full} is a symbolic link out of the repository, to {real}. Nothing was changed.", $"Name {real} itself if that is what you mean.");
        }

        return real;
    }

    private static bool IsBelow(string path, string root) => path == root || PathRules.IsBelow(path, root);
}
