namespace SelfLearning.Core.Agents.Install;

/// <summary>The file behind <c>/remember</c> of agents that read commands of their users from files: Markdown with front matter, or TOML.</summary>
internal static class RememberCommand
{
    private const string About = "Record a lesson in this repository's memory";

    /// <summary>The file with our command; one that is there already stays as it is, be it a person's own or ours with changes.</summary>
    public static TextMerge Insert(string? text, string path, string program) =>
        new TextMerge.Merged(text is null || IsOurs(text, path) ? Text(path, program) : text);

    /// <summary>The file without our command: nothing where it is as it was written, else as it is.</summary>
    public static TextMerge Remove(string text, string path) => new TextMerge.Merged(IsOurs(text, path) ? "" : text);

    private static bool IsOurs(string text, string path) => ProgramIn(text) is { } program && text == Text(path, program);

    private static string? ProgramIn(string text)
    {
        const string before = "    \"";
        var at = text.IndexOf(before, StringComparison.Ordinal);
        var end = at < 0 ? -1 : text.IndexOf("\" remember ", at, StringComparison.Ordinal);
        return end < 0 ? null : text[(at + before.Length)..end];
    }

    private static string Text(string path, string program) => path.EndsWith(".toml", StringComparison.Ordinal)
        ? $"description = \"{About}\"\nprompt = '''\n{Prompt("{{args}}", program)}'''\n"
        : $"---\ndescription: {About}\nargument-hint: what was learned\n---\n\n{Prompt("$ARGUMENTS", program)}";

    private static string Prompt(string arguments, string program) =>
        $"""
        Record this lesson, so that the next session need not learn it again: {arguments}

        If nothing stands there, take the lesson from this session: what failed, and what made it work.
        Run this, with one --do for each step, and no secret in any of it:

            "{program}" remember "what to know, in one line" --when "the error's telling line, or the situation" --do "a command as it was run"

        Then say which card was recorded, by its id.

        """.ReplaceLineEndings("\n");
}
