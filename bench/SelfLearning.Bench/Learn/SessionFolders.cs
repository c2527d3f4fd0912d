using System.Text.RegularExpressions;

namespace SelfLearning.Bench.Learn;

/// <summary>Moves a transcript to another repository: every folder that it names as its own becomes that one.</summary>
internal static partial class SessionFolders
{
    public static string MovedTo(string text, string repository) => Folder().Replace(text, m => m.Groups["key"].Value + repository + "\"");

    [GeneratedRegex("""(?<key>"(?:cwd|directory|working_dir|current_working_directory)"\s*:\s*")(?:[^"\\]|\\.)*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
