using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>A repository and a home for the published program.</summary>
internal sealed class NativeBox : IDisposable
{
    public Sandbox Box { get; } = new();

    public (string Name, string? Value)[] Variables =>
        [("HOME", Box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null), ("NO_COLOR", null), ("XDG_CACHE_HOME", null)];

    public Ran Run(string input, params string[] args) => Shell.Run(Project.Program(), args, Box.Repo, input, Variables);

    /// <summary>Runs a line of bash in which <c>$SL</c> is the program.</summary>
    public Ran Bash(string line) => Shell.Run(Project.Tool("bash"), ["-c", line], Box.Repo, "", [.. Variables, ("SL", Project.Program())]);

    public void Record(string payload)
    {
        var ran = Run(payload, "record");
        Assert.True(ran.Exit == 0, ran.Error);
    }

    public void Dispose() => Box.Dispose();
}
