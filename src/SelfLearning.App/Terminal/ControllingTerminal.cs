using System.Text;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Terminal;

/// <summary>The terminal that this process belongs to, whatever its input and output are.</summary>
internal static class ControllingTerminal
{
    private const int MostBytes = 4096;
    private const int Pause = 100;

    /// <summary>Shows a text and gives the next line that is typed. What was typed before the text stood there does not count: nobody can
    /// have answered it. Null where there is no terminal, or nothing more comes from it.</summary>
    public static string? Ask(string text, CancellationToken stop)
    {
        using var terminal = SystemCalls.Here.OpenTerminal();
        if (terminal is null)
            return null;
        terminal.DropTyped();
        return Show(terminal, Encoding.UTF8.GetBytes(text)) ? Line(terminal, stop) : null;
    }

    private static bool Show(SystemTerminal terminal, ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var written = terminal.Write(text);
            if (written < 0)
                return false;
            text = text[(int)written..];
        }

        return true;
    }

    private static string? Line(SystemTerminal terminal, CancellationToken stop)
    {
        var line = new List<byte>();
        Span<byte> next = stackalloc byte[256];
        while (line.Count < MostBytes)
        {
            stop.ThrowIfCancellationRequested();
            var count = terminal.Read(next, Pause);
            if (count < 0)
                return null;
            line.AddRange(next[..count]);
            if (line.IndexOf((byte)'\n') is >= 0 and var end)
                return Encoding.UTF8.GetString([.. line[..end]]).TrimEnd('\r');
        }

        return null;
    }
}
