using System.Diagnostics;
using System.Text;

namespace SelfLearning.Tests.Support;

/// <summary>Runs a real program and takes what it prints.</summary>
public static class Shell
{
    public static Ran Run(string program, IEnumerable<string> args, string folder, string input = "", IEnumerable<(string, string?)>? variables = null)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in variables ?? [])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code and output tell.
        }

        process.WaitForExit();
        return new Ran(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Runs git with a name and without the user's own settings.</summary>
    public static Ran Git(string folder, params string[] args)
    {
        var ran = Run(Project.Tool("git"), ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", .. args], folder,
            variables: [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1")]);
        Assert.True(ran.Exit == 0, $"git {string.Join(' ', args)}: {ran.Error}");
        return ran;
    }
}
