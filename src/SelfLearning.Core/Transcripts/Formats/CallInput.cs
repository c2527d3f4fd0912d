using System.Text;
using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>What a call was given: the command or the main argument, what an edit changes, and the folder to run in.</summary>
internal readonly record struct CallInput(string Text, string Change, string? Folder)
{
    private const int ChangeEnd = 300;

    public static CallInput Of(JsonPart arguments)
    {
        if (!arguments.IsObject)
            return new CallInput(Plain(arguments), "", null);

        JsonPart command = default, other = default, before = default, after = default, folder = default;
        var rank = int.MaxValue;
        foreach (var member in arguments.Members)
        {
            if (member.Is("command"u8) || member.Is("cmd"u8) || member.Is("script"u8) || member.Is("Command"u8))
                command = member.Value;
            else if (member.Is("old_string"u8) || member.Is("oldString"u8) || member.Is("old_str"u8))
                before = member.Value;
            else if (member.Is("new_string"u8) || member.Is("newString"u8) || member.Is("new_str"u8) || member.Is("content"u8))
                after = member.Value;
            else if (member.Is("workdir"u8) || member.Is("cwd"u8) || member.Is("working_directory"u8) || member.Is("directory"u8))
                folder = member.Value;
            else if (Rank(member.Name) is var r && r < rank)
            {
                rank = r;
                other = member.Value;
            }
        }

        var text = command.IsAbsent ? Plain(other.IsAbsent ? arguments : other) : Command(command);
        var change = before.IsText || after.IsText ? $"-{Cut(before)}\n+{Cut(after)}" : "";
        return new CallInput(text, change, folder.Text());
    }

    // The first of these that a call has says most about it.
    private static int Rank(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<string> names = ["file_path", "filePath", "path", "target_file", "targetFile", "relativeWorkspacePath", "notebook_path", "pattern", "query", "url", "patch", "description", "prompt", "input", "skill", "chars"];
        Span<char> chars = stackalloc char[24];
        if (name.Length > chars.Length || !Encoding.UTF8.TryGetChars(name, chars, out var count))
            return int.MaxValue;
        for (var i = 0; i < names.Length; i++)
        {
            if (chars[..count].SequenceEqual(names[i]))
                return i;
        }

        return int.MaxValue;
    }

    private static string Command(JsonPart command)
    {
        if (!command.IsArray)
            return Plain(command);
        var words = new List<string>();
        foreach (var word in command.Items)
            words.Add(word.Text() ?? "");
        // Codex wraps a script as ["bash", "-lc", script].
        return words is [_, "-lc" or "-c" or "-Command", var script] ? Excerpt.Of(script, Excerpt.Input) : Excerpt.Of(string.Join(' ', words), Excerpt.Input);
    }

    private static string Plain(JsonPart part)
    {
        var text = new StringBuilder();
        part.AppendText(text);
        return Excerpt.Of(text.ToString(), Excerpt.Input);
    }

    private static string Cut(JsonPart part) => part.Text() is { } text ? text[..Math.Min(text.Length, ChangeEnd)] : "";
}
