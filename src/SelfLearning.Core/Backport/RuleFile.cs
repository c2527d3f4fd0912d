using System.Text.RegularExpressions;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Files of rules that an agent loads for some files only, by what their front matter says: Cursor's, Copilot's and Claude Code's.</summary>
public static partial class RuleFile
{
    private const int MaxDescription = 200;

    // A file with such an ending is known by its name; code by its ending.
    private static readonly HashSet<string> DataEndings = new(StringComparer.Ordinal) { "json", "jsonc", "yml", "yaml", "toml", "md", "txt", "lock", "xml", "ini", "cfg", "conf", "env" };

    private static readonly HashSet<string> CodeEndings = new(StringComparer.Ordinal)
    {
        "cs", "csproj", "fs", "vb", "py", "pyi", "ipynb", "ts", "tsx", "mts", "js", "jsx", "mjs", "cjs", "vue", "svelte", "go", "rs", "java", "kt", "kts", "scala", "groovy", "gradle", "rb", "php", "c", "h", "cc", "cpp", "hpp",
        "m", "swift", "dart", "ex", "exs", "erl", "hs", "ml", "lua", "r", "jl", "pl", "sh", "bash", "zsh", "fish", "ps1", "sql", "tf", "proto", "graphql", "css", "scss", "less", "html", "astro", "nix", "zig",
    };

    /// <summary>Whether a path is that of a rule.</summary>
    public static bool Is(string path) => IsCursor(path) || IsCopilot(path) || IsClaude(path);

    /// <summary>The front matter that a new rule with these cards needs; empty where it needs none.</summary>
    public static string Head(string path, IReadOnlyList<BackportCard> cards)
    {
        var globs = Globs(cards);
        if (IsCursor(path))
            return $"---\ndescription: {YamlText.Quoted(Description(cards))}\nglobs:{(globs.Count > 0 ? " " + string.Join(',', globs) : "")}\nalwaysApply: false\n---\n";
        if (IsCopilot(path))
            return $"---\ndescription: {YamlText.Quoted(Description(cards))}\napplyTo: {YamlText.Quoted(globs.Count > 0 ? string.Join(',', globs) : "**")}\n---\n";
        // Without paths Claude Code loads a rule always.
        return IsClaude(path) && globs.Count > 0 ? $"---\npaths:\n{string.Concat(globs.Select(g => $"  - {YamlText.Quoted(g)}\n"))}---\n" : "";
    }

    private static bool IsCursor(string path) => path.Contains("/.cursor/rules/", StringComparison.Ordinal) && path.EndsWith(".mdc", StringComparison.Ordinal);

    private static bool IsCopilot(string path) => path.Contains("/.github/instructions/", StringComparison.Ordinal) && path.EndsWith(".instructions.md", StringComparison.Ordinal);

    private static bool IsClaude(string path) => path.Contains("/.claude/rules/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal);

    // The kinds of files that the cards speak of, in their order.
    private static List<string> Globs(IReadOnlyList<BackportCard> cards)
    {
        var globs = new List<string>();
        foreach (Match match in cards.SelectMany(c => new[] { c.Title, c.WhenToUse, c.Problem }.Concat(c.Steps).Concat(c.Gotchas)).SelectMany(t => FileName().Matches(t)))
        {
            var (name, ending) = (match.Groups["name"].Value, match.Groups["ending"].Value.ToLowerInvariant());
            if (CodeEndings.Contains(ending))
                globs.Add($"**/*.{ending}");
            else if (match.Groups["whole"].Success || (DataEndings.Contains(ending) && !name.Contains('*', StringComparison.Ordinal)))
                globs.Add("**/" + match.Value[(match.Value.LastIndexOf('/') + 1)..]);
        }

        return [.. globs.Distinct().Take(8)];
    }

    private static string Description(IReadOnlyList<BackportCard> cards)
    {
        var text = string.Join("; ", cards.Select(c => MarkdownText.Fold(c.WhenToUse.Length > 0 ? c.WhenToUse : c.Title).TrimEnd('.')));
        return text.Length <= MaxDescription ? text : text[..(MaxDescription - 1)].TrimEnd() + "…";
    }

    [GeneratedRegex(@"(?<![\w.@:/-])(?:[\w.-]+/)*(?:(?<whole>Dockerfile|Makefile|Rakefile|Gemfile|Jenkinsfile|CMakeLists\.txt)(?![\w-])|(?<name>[\w*-][\w.*-]*|\*)\.(?<ending>[A-Za-z][A-Za-z0-9]{0,7})(?![\w(]))", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
