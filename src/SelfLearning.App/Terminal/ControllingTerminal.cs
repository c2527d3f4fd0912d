using System.Text;
using Microsoft.Win32.SafeHandles;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Terminal;

/// <summary>The terminal that this process belongs to, whatever its input and output are.</summary>
internal static class ControllingTerminal
{
    private const string Path = "/dev/tty";
    private const int MostBytes = 4096;
    private const int Pause = 100;

    /// <summary>Shows a text and gives the next line that is typed. What was typed before the text stood there does not count: nobody can
    /// have answered it. Null where there is no terminal, or nothing more comes from it.</summary>
    public static string? Ask(string text, CancellationToken stop)
    {
        using var terminal = LinuxCalls.OpenAt(null, Path, LinuxCalls.ReadWrite, 0, out _);
        if (terminal is null)
            return null;
        LinuxCalls.DropTyped(terminal);
        return Show(terminal, Encoding.UTF8.GetBytes(text)) ? Line(terminal, stop) : null;
    }

    private static bool Show(SafeFileHandle terminal, ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            var written = LinuxCalls.WriteOnce(terminal, text, out var error);
            if (written < 0 && error != LinuxCalls.WouldBlock)
                return false;
            if (written < 0)
                LinuxCalls.WaitFor((int)terminal.DangerousGetHandle(), LinuxCalls.Writable, -1);
            else
                text = text[(int)written..];
        }

        return true;
    }

    private static string? Line(SafeFileHandle terminal, CancellationToken stop)
    {
        var fd = (int)terminal.DangerousGetHandle();
        var line = new List<byte>();
        Span<byte> next = stackalloc byte[256];
        while (line.Count < MostBytes)
        {
            stop.ThrowIfCancellationRequested();
            if (!LinuxCalls.WaitFor(fd, LinuxCalls.Readable, Pause))
                continue;
            var count = (int)LinuxCalls.ReadNext(fd, next, out var error);
            if (count < 0 && error == LinuxCalls.WouldBlock)
                continue;
            if (count <= 0)
                return null;
            line.AddRange(next[..count]);
            if (line.IndexOf((byte)'\n') is >= 0 and var end)
                return Encoding.UTF8.GetString([.. line[..end]]);
        }

        return null;
    }
}
