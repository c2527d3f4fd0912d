using System.Runtime.CompilerServices;
using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning;

/// <summary>All that a use case may touch of the world: where to write and read, the time, home, the working folder, the environment.</summary>
internal sealed record AppEnv(
    TextWriter Output,
    TextWriter Error,
    Stream Input,
    Func<DateTimeOffset> Clock,
    string Home,
    string Folder,
    Func<string, string?> Variable,
    bool OutputIsTerminal,
    bool InputIsTerminal)
{
    /// <summary>The file of the running program; null where it could not be copied, since it needs .NET's runtime.</summary>
    public string? Program { get; init; }

    public DateTimeOffset Now => Clock();

    /// <summary>The time as records hold it.</summary>
    public string Ts => Timestamp.Text(Now);

    public string User => UserName.Normal(Variable("USER") is { Length: > 0 } user ? user : Variable("USERNAME"));

    public static AppEnv OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new AppEnv(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 4096) { AutoFlush = false },
            new StreamWriter(Console.OpenStandardError(), utf8, 256) { AutoFlush = true },
            Console.OpenStandardInput(),
            () => DateTimeOffset.UtcNow,
            Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.CurrentDirectory,
            Environment.GetEnvironmentVariable,
            !Console.IsOutputRedirected,
            !Console.IsInputRedirected)
        {
            Program = RuntimeFeature.IsDynamicCodeSupported ? null : Environment.ProcessPath,
        };
    }
}
