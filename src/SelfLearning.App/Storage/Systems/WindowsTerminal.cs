using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using static SelfLearning.App.Storage.Systems.WindowsApi;

namespace SelfLearning.App.Storage.Systems;

/// <summary>The console of this process, whatever its streams are.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsTerminal : SystemTerminal
{
    private const uint ReadAndWrite = 0xC0000000, ShareBoth = 3, OpenExisting = 3;
    private readonly SafeFileHandle input;
    private readonly SafeFileHandle output;

    private WindowsTerminal(SafeFileHandle input, SafeFileHandle output) => (this.input, this.output) = (input, output);

    public static WindowsTerminal? Open()
    {
        var terminal = new WindowsTerminal(Open("CONIN$"), Open("CONOUT$"));
        if (!terminal.input.IsInvalid && !terminal.output.IsInvalid)
            return terminal;
        terminal.Dispose();
        return null;
    }

    public override void DropTyped() => _ = FlushConsoleInputBuffer(input);

    public override long Write(ReadOnlySpan<byte> bytes)
    {
        const uint utf8 = 65001;
        _ = SetConsoleOutputCP(utf8);
        fixed (byte* at = bytes)
            return WriteFile(output.DangerousGetHandle(), at, (uint)bytes.Length, out var written, null) != 0 ? written : -1;
    }

    public override int Read(Span<byte> bytes, int milliseconds)
    {
        if (WaitForSingleObject(input, (uint)milliseconds) != 0)
            return 0;
        // A character is three bytes at most, a pair of two four.
        var text = stackalloc char[bytes.Length / 3];
        return ReadConsoleW(input, text, (uint)(bytes.Length / 3), out var read, 0) == 0 || read == 0 ? -1 : Encoding.UTF8.GetBytes(new ReadOnlySpan<char>(text, (int)read), bytes);
    }

    public override void Dispose()
    {
        input.Dispose();
        output.Dispose();
    }

    private static SafeFileHandle Open(string name) => CreateFileW(name, ReadAndWrite, ShareBoth, 0, OpenExisting, 0, 0);
}
