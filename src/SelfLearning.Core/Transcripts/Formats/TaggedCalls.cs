namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Calls that an agent writes as tags in its text, and whose result the next turn brings in brackets: Cline's and Roo's
/// way for models without tool calls.</summary>
internal sealed class TaggedCalls(SessionBuilder session)
{
    private static readonly string[] Tools = ["execute_command", "write_to_file", "replace_in_file", "apply_diff", "insert_content", "read_file", "search_files", "list_files"];

    private int? open;

    public void Call(string text, int line)
    {
        foreach (var tool in Tools)
        {
            var start = text.IndexOf($"<{tool}>", StringComparison.Ordinal);
            if (start < 0 || text.IndexOf($"</{tool}>", start, StringComparison.Ordinal) < 0)
                continue;
            var input = Between(text, start, tool == "execute_command" ? "command" : "path") ?? "";
            open = session.Call(null, tool, new CallInput(Excerpt.Of(input, Excerpt.Input), "", null), line);
            return;
        }
    }

    /// <summary>Whether the text was the open call's result.</summary>
    public bool Result(string text)
    {
        if (text.StartsWith("<environment_details>", StringComparison.Ordinal))
        {
            session.In(Folder(text));
            return true;
        }

        if (open is not { } at || !text.StartsWith('[') || text.IndexOf("Result:", StringComparison.Ordinal) is not (> 0 and < 1000))
            return false;
        open = null;
        var denied = text.Contains("The user denied this operation", StringComparison.Ordinal);
        var code = ExitCodes.In(text);
        session.Result(at, text, denied || code is not (null or 0) || text.Contains("Command execution failed", StringComparison.Ordinal), code);
        return true;
    }

    private static string? Between(string text, int from, string tag)
    {
        var start = text.IndexOf($"<{tag}>", from, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf($"</{tag}>", start, StringComparison.Ordinal);
        return end < 0 ? null : text[(start + tag.Length + 2)..end].Trim();
    }

    // "# Current Working Directory (/home/ada/shop) Files"
    private static string? Folder(string details)
    {
        const string cue = "Current Working Directory (";
        var start = details.IndexOf(cue, StringComparison.Ordinal);
        var end = start < 0 ? -1 : details.IndexOf(')', start);
        return end < 0 ? null : details[(start + cue.Length)..end];
    }
}
