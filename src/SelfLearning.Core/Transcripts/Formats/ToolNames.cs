namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>What tools do, by the names that agents give them.</summary>
internal static class ToolNames
{
    private static readonly HashSet<string> Shells = new(StringComparer.OrdinalIgnoreCase)
    {
        "bash", "exec_command", "shell", "shell_command", "local_shell", "local_shell_call", "run_terminal_cmd", "run_terminal_command", "run_terminal_command_v2", "write_stdin",
        "run_shell_command", "powershell", "exec", "execute", "execute_command", "execute_bash", "execute_shell_command", "developer__shell", "run_command", "terminal", "run_in_terminal",
    };

    private static readonly HashSet<string> Edits = new(StringComparer.OrdinalIgnoreCase)
    {
        "edit", "write", "multiedit", "notebookedit", "apply_patch", "applypatch", "replace", "write_file", "create", "create_file", "str_replace", "str_replace_editor", "str_replace_based_edit_tool",
        "edit_file", "edit_file_v2", "search_replace", "replace_in_file", "write_to_file", "apply_diff", "insert_content", "fs_write", "developer__text_editor", "text_editor", "patch", "delete_file", "strreplace",
    };

    public static CallKind KindOf(string tool)
    {
        var name = tool[(tool.LastIndexOf('.') + 1)..];
        return Shells.Contains(name) ? CallKind.Shell : Edits.Contains(name) ? CallKind.Edit : CallKind.Other;
    }
}
