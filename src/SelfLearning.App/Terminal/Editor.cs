using System.ComponentModel;
using System.Diagnostics;

namespace SelfLearning.App.Terminal;

/// <summary>The editor that a person chose: <c>$VISUAL</c>, else <c>$EDITOR</c>, else vi. One that was chosen may be a script and needs no terminal.</summary>
internal static class Editor
{
    /// <summary>Lets a person edit a text; null where that could not be done.</summary>
    /// <param name="text">What they begin with.</param>
    /// <param name="ending">The ending of the file's name, by which editors know how to show it.</param>
    /// <param name="isTerminal">Whether a person is there.</param>
    public static EditedText? Edit(string text, string ending, bool isTerminal)
    {
        if ((Chosen ?? (isTerminal ? "vi" : null)) is not { } editor)
            return null;
        var file = Path.Combine(Directory.CreateTempSubdirectory("self-learning-").FullName, $"edit{ending}");
        File.WriteAllText(file, text);
        if (Interrupts.LeaveTo(() => Run(editor, file)) is 0)
            return new EditedText(File.ReadAllText(file), file);
        new EditedText(text, file).Dispose();
        return null;
    }

    private static string? Chosen => new[] { "VISUAL", "EDITOR" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(e => !string.IsNullOrWhiteSpace(e));

    // Both variables may hold arguments, so a shell takes them apart, as git does; Ctrl-C is the editor's and must not end that shell.
    private static int? Run(string editor, string file)
    {
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/d", "/c", editor, file]) : new ProcessStartInfo("/bin/sh", ["-c", $"trap : INT; {editor} \"$1\"", "sh", file]);
        try
        {
            using var process = Process.Start(start);
            process?.WaitForExit();
            return process?.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
