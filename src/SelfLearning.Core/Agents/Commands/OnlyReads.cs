namespace SelfLearning.Core.Agents.Commands;

/// <summary>What looks at things and changes none: it is no use of a card's advice.</summary>
internal static class OnlyReads
{
    private static readonly HashSet<string> Programs = new(StringComparer.Ordinal)
    {
        "cat", "bat", "less", "more", "head", "tail", "ls", "stat", "file", "wc", "grep", "rg", "ag", "find", "fd", "tree", "diff", "nl", "od", "xxd", "strings", "test", "[",
        "sort", "uniq", "cut", "awk", "jq", "which", "type", "md5sum", "sha256sum", "du", "realpath", "dirname", "basename", "Get-Content", "Select-String", "Get-ChildItem",
    };

    private static readonly HashSet<string> GitWords = new(StringComparer.Ordinal) { "diff", "log", "show", "status", "blame", "ls-files", "grep" };

    private static readonly HashSet<string> Tools = new(StringComparer.OrdinalIgnoreCase)
    {
        "Read", "read_file", "ReadFile", "view", "view_file", "Glob", "Grep", "LS", "list", "list_directory", "NotebookRead", "read_many_files", "grep_search", "search_file_content",
    };

    /// <summary>Whether a step in its normal form only looks.</summary>
    public static bool Step(string step)
    {
        var words = step.Split(' ');
        return words[0] switch
        {
            "git" => words.Length > 1 && GitWords.Contains(words[1]),
            "sed" or "yq" => !words.Any(w => w.StartsWith("-i", StringComparison.Ordinal) || w.StartsWith("--in-place", StringComparison.Ordinal)),
            var program => Programs.Contains(program) || AsksOnly(step),
        };
    }

    /// <summary>Whether an agent's tool of this name only looks.</summary>
    public static bool Tool(string? name) => name is not null && Tools.Contains(name);

    /// <summary>Whether arguments only ask for help or for what would be done.</summary>
    public static bool AsksOnly(string arguments) => arguments.Split(' ').Any(w => w is "--help" or "--version" or "--dry-run");
}
