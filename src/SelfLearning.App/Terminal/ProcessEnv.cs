using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Systems;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace SelfLearning.App.Terminal;

/// <summary>The environment of this process. It is made whatever the process was started with: closed descriptors and a deleted working folder
/// are told when somebody needs them.</summary>
public static class ProcessEnv
{
    /// <param name="interruptible">Whether Ctrl-C and a request to end let the run come to a clean end.</param>
    public static AppEnv Open(bool interruptible)
    {
        var closed = TakeClosed();
        var stop = interruptible ? Interrupts.Listen() : CancellationToken.None;
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StandardOutput(1, closed[1], mayFail: false);
        var outputIsTerminal = SystemCalls.Here.IsTerminal(1);
        return new AppEnv(
            new StreamWriter(output, utf8, 4096) { AutoFlush = false },
            new StreamWriter(new StandardOutput(2, closed[2], mayFail: true), utf8, 256) { AutoFlush = true },
            new StandardInput(closed[0], stop),
            () => DateTimeOffset.UtcNow,
            // On Windows, HOME is what Git Bash says, if anybody does; other programs go by the profile.
            Environment.GetEnvironmentVariable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            WorkingFolder(),
            Environment.GetEnvironmentVariable,
            outputIsTerminal,
            SystemCalls.Here.IsTerminal(0))
        {
            OutputStream = output,
            Launch = Start,
            MachineName = () => Environment.MachineName,
            // A program that is compiled while it runs needs longer than one that was compiled before; agents wait five seconds.
            HookTime = RuntimeFeature.IsDynamicCodeSupported ? TimeSpan.FromSeconds(2) : BuiltInHookTime(),
            Program = RuntimeFeature.IsDynamicCodeSupported && !ProgramFiles.HasRuntime(AppContext.BaseDirectory) ? null : Environment.ProcessPath,
            Columns = outputIsTerminal && SystemCalls.Here.Columns(1) is > 0 and var columns ? columns : 80,
            Stop = stop,
            Edit = (text, ending) => Editor.Edit(text, ending, isTerminal: outputIsTerminal && SystemCalls.Here.IsTerminal(0)),
            ReadKey = PressedKey.Read,
            AskAtTerminal = text => ControllingTerminal.Ask(text, stop),
        };
    }

    // A program that is built to be looked at while it runs (`bench order`) has the time for that.
    private static TimeSpan? BuiltInHookTime() =>
        AppContext.GetData("SelfLearning.HookSeconds") is string seconds ? TimeSpan.FromSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)) : null;

    // A file that is opened takes the lowest free number. Were that one of these three, our own messages would go into that file.
    private static bool[] TakeClosed()
    {
        var closed = new bool[3];
        for (var fd = 0; fd < closed.Length; fd++)
        {
            closed[fd] = !SystemCalls.Here.IsOpen(fd);
            if (closed[fd])
                SystemCalls.Here.TakeLowest();
        }

        return closed;
    }

    private static string WorkingFolder()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // A session of its own, where that can be had: some hosts end a hook's whole process group.
    private static void Start(string folder, IReadOnlyList<string> args)
    {
        if (Environment.ProcessPath is not { } program)
            return;
        const string apart = "/usr/bin/setsid";
        var start = new ProcessStartInfo(File.Exists(apart) ? apart : program)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var word in start.FileName == apart ? ["--fork", program, .. args] : args)
            start.ArgumentList.Add(word);
        try
        {
            Process.Start(start)?.Dispose();
        }
        catch (Win32Exception)
        {
            // What it would have done comes later, by itself.
        }
    }
}
