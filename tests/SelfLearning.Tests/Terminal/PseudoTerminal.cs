using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>Runs a program at a real terminal of a given width, and types at it.</summary>
internal static class PseudoTerminal
{
    // What is typed ahead lies in the terminal before the program starts; the answer is typed when the program has shown the words it waits for.
    private const string Script = """
        import fcntl, os, pty, select, signal, struct, sys, termios, time
        columns, ahead, words, answer = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode(), sys.argv[4].encode()
        ready, go = os.pipe()
        child, terminal = pty.fork()
        if child == 0:
            # A run in the background has Ctrl-C switched off for all its children.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.read(ready, 1)
            os.execv(sys.argv[5], sys.argv[5:])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.write(terminal, ahead)
        os.write(go, b"x")
        shown, answered, end = b"", False, time.time() + 60
        while time.time() < end:
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
            if words and words in shown and not answered:
                answered = True
                os.write(terminal, answer)
        else:
            os.kill(child, 9)
        sys.stdout.buffer.write(shown)
        sys.stdout.flush()
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 255)
        """;

    public static Ran Run(string folder, int columns, IEnumerable<string> command, IEnumerable<(string, string?)> variables, string ahead = "", string words = "", string answer = "")
    {
        var ran = Shell.Run(Project.Tool("python3"), ["-c", Script, $"{columns}", ahead, words, answer, .. command], folder, "", [("TERM", "xterm"), .. variables]);
        Assert.True(ran.Error.Length == 0, ran.Error);
        return ran with { Output = ran.Output.Replace("\r\n", "\n", StringComparison.Ordinal) };
    }
}
