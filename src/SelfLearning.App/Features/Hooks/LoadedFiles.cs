using System.IO.Enumeration;
using System.Text.RegularExpressions;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Receipts;

namespace SelfLearning.App.Features.Hooks;

/// <summary>The texts that stand in an agent's context without us: its instruction files with what they import, and files with backported cards
/// that it read in this session.</summary>
internal static partial class LoadedFiles
{
    private const int MaxBytes = 1 << 20;
    private const int MaxFiles = 200;
    private const int MaxImports = 5;

    /// <summary>The mark by which a file is known to hold backported cards.</summary>
    internal const string CardMark = "<!-- self-learning:aha:start ";

    public static IReadOnlyList<LoadedText> Read(Workspace work, AgentRow agent, IEnumerable<string> alsoRead)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in agent.Loads.SelectMany(pattern => Matches(work, pattern)).Concat(alsoRead))
            Take(texts, path, work.Env.Home, 0);
        return [.. texts.Values.Select(text => new LoadedText(text))];
    }

    /// <summary>Whether a file holds backported cards.</summary>
    public static bool HoldsCards(string path) => FindText(path)?.Contains(CardMark, StringComparison.Ordinal) == true;

    /// <summary>The SKILL.md of a skill that an agent's own tool loads: of the first of its folders that has it, the project's before the user's. The
    /// files beside it are not loaded with it.</summary>
    public static IEnumerable<string> OfSkill(Workspace work, AgentRow agent, string skill)
    {
        if (skill.Length == 0 || skill is "." or ".." || skill.Contains('/', StringComparison.Ordinal))
            return [];
        return agent.ProjectSkills.Concat(agent.UserSkills.Select(f => f.StartsWith("~/", StringComparison.Ordinal) ? f : "~/" + f))
            .SelectMany(folder => Matches(work, $"{folder}/{skill}/SKILL.md")).Where(File.Exists).Take(1);
    }

    private static void Take(Dictionary<string, string> texts, string path, string home, int depth)
    {
        if (depth > MaxImports || texts.Count >= MaxFiles || texts.ContainsKey(path) || FindText(path) is not { } text)
            return;
        texts.Add(path, text);
        foreach (Match import in Import().Matches(text))
        {
            var named = import.Groups["path"].Value.TrimEnd('.');
            Take(texts, named.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, named[2..]) : Path.GetFullPath(named, Path.GetDirectoryName(path)!), home, depth + 1);
        }
    }

    private static string? FindText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length is > 0 and <= MaxBytes ? File.ReadAllText(path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read here is not known to be said.
            return null;
        }
    }

    // A project's patterns hold from its root down to the working folder, as the agents look for them.
    private static IEnumerable<string> Matches(Workspace work, string pattern)
    {
        if (pattern.StartsWith("~/", StringComparison.Ordinal))
            return Below(work.Env.Home, pattern[2..].Replace("{project}", AgentRow.ProjectFolder(work.Env.Folder), StringComparison.Ordinal).Split('/'));
        var root = work.Roots.Worktree ?? work.Roots.Repository;
        var folders = new List<string>();
        for (var at = work.Env.Folder; at.Length >= root.Length && at.StartsWith(root, StringComparison.Ordinal); at = Path.GetDirectoryName(at)!)
            folders.Add(at);
        return folders.Append(root).Distinct().SelectMany(folder => Below(folder, pattern.Split('/')));
    }

    private static IEnumerable<string> Below(string folder, ReadOnlyMemory<string> parts)
    {
        var part = parts.Span[0];
        if (part == "**")
        {
            var deeper = Names(folder, "*", folders: true).SelectMany(child => Below(child, parts));
            return Below(folder, parts[1..]).Concat(deeper);
        }

        if (!part.Contains('*', StringComparison.Ordinal))
        {
            var path = Path.Combine(folder, part);
            return parts.Length > 1 ? Below(path, parts[1..]) : [path];
        }

        var names = Names(folder, part, folders: parts.Length > 1);
        return parts.Length > 1 ? names.SelectMany(child => Below(child, parts[1..])) : names;
    }

    private static IEnumerable<string> Names(string folder, string pattern, bool folders)
    {
        try
        {
            var all = folders ? Directory.EnumerateDirectories(folder) : Directory.EnumerateFiles(folder);
            // Links to folders are not entered: they may lead in circles.
            return [.. all.Where(p => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(p), ignoreCase: false)
                && !(folders && File.GetAttributes(p).HasFlag(FileAttributes.ReparsePoint))).Take(MaxFiles).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // As Claude Code and Copilot CLI take other files in.
    [GeneratedRegex(@"(?<![\w`])@(?<path>~?[\w./-]*\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Import();
}
