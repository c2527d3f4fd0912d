using SelfLearning.App.Storage;
using SelfLearning.Core.Json;
using SelfLearning.Core.Skills;

namespace SelfLearning.App.Features.Skills;

/// <summary>Checks skills against the Agent Skills format, and looks for what else makes them worse.</summary>
public static class CheckSkills
{
    private static readonly string[] Names = ["SKILL.md", "skill.md"];

    /// <summary>A skill: its folder, its size in tokens, and what was found.</summary>
    public sealed record Skill(string Folder, int Tokens, IReadOnlyList<SkillFinding> Findings);

    public static IReadOnlyList<Skill> Run(Workspace work, IReadOnlyList<string> paths) =>
        [.. paths.SelectMany(p => Folders(work, p)).Distinct(StringComparer.Ordinal).Select(f => Check(f, work.Env.Stop))];

    /// <summary>What is wrong with a SKILL.md in a folder of this name, by the format's rules.</summary>
    internal static IEnumerable<SkillFinding> Rules(string file, string text, string folder)
    {
        // As the reference reads its files: line ends of any kind are one.
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var (yaml, fault) = SkillRules.FrontMatter(text);
        if (yaml is null)
            return [new(true, "front-matter", file, 1, fault!)];
        var read = SkillYaml.Read(yaml);
        if (read.Fault is not null)
            return [new(true, "yaml", file, read.Line, $"The front matter is not valid YAML as the format takes it: {read.Fault}")];
        if (read.Value is not JsonObject fields)
            return [new(true, "yaml", file, 1, "The front matter must be a mapping of names to values.")];
        return
        [
            .. SkillRules.Faults(fields, folder).Select(f => new SkillFinding(true, f.Rule, file, LineOf(yaml, f.Field), f.Message)),
            .. SkillRules.Advice(fields).Select(f => new SkillFinding(false, f.Rule, file, LineOf(yaml, f.Field), f.Message)),
        ];
    }

    private static Skill Check(string folder, CancellationToken stop)
    {
        var name = Names.First(n => File.Exists(Path.Combine(folder, n)));
        var files = new SkillFiles(folder, stop);
        if (files.Text(name) is not { } text)
            return new Skill(folder, 0, [new(true, "encoding", name, 0, $"{name} is not valid UTF-8, or too large to read.")]);
        return new Skill(
            folder,
            SkillBody.Tokens(text.Text),
            [
                .. Rules(name, text.Text, Path.GetFileName(folder)),
                .. files.Markdown.SelectMany(f => SkillBody.Findings(f, files.Text(f)!).Concat(files.BrokenLinks(f))),
                .. files.Unlinked(name),
            ]);
    }

    // The skill that a folder or file belongs to, or all skills below a folder.
    private static List<string> Folders(Workspace work, string given)
    {
        var path = Path.GetFullPath(Roots.ExpandHome(given, work.Env), work.Env.Folder);
        path = path.Length > 1 ? path.TrimEnd('/') : path;
        if (File.Exists(path))
        {
            for (var at = Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
            {
                if (IsSkill(at))
                    return [at];
            }

            throw new UserError($"{path} belongs to no skill.", "Name a skill's folder, its SKILL.md, or a folder that holds skills.");
        }

        if (!Directory.Exists(path))
            throw new UserError($"{path} does not exist.", "Name a skill's folder, its SKILL.md, or a folder that holds skills.");
        List<string> found = [.. SkillFiles.FoldersBelow(path, work.Env.Stop).Where(IsSkill).Order(StringComparer.Ordinal)];
        return found.Count > 0 ? found : throw new UserError($"{path} holds no SKILL.md.", "Name a skill's folder, its SKILL.md, or a folder that holds skills.");
    }

    private static bool IsSkill(string folder) => Names.Any(n => File.Exists(Path.Combine(folder, n)));

    private static int LineOf(string yaml, string field)
    {
        var at = field.Length == 0 ? -1 : Array.FindIndex(yaml.Split('\n'), l => l.StartsWith(field, StringComparison.Ordinal) && l[field.Length..].TrimStart().StartsWith(':'));
        return at < 0 ? 1 : at + 1;
    }
}
