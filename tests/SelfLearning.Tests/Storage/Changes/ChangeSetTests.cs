using SelfLearning.App;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage.Changes;

public sealed class ChangeSetTests : IDisposable
{
    private const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly Sandbox box = new();
    private readonly List<string> warnings = [];
    private readonly string script;

    public ChangeSetTests()
    {
        script = box.Write("theirs/run.sh", "#!/bin/sh\n");
        File.SetUnixFileMode(script, Runnable);
        Directory.CreateDirectory(HomePath);
    }

    private string HomePath => Path.Combine(box.Root, "ours");

    private string Made => Path.Combine(box.Root, "theirs/a/b/new.md");

    [Fact]
    public void All_files_change_and_the_ledger_says_so()
    {
        Apply([Gone(), New()]);
        Assert.False(File.Exists(script));
        Assert.Equal("new", File.ReadAllText(Made));
        Assert.Equal(["ledger.jsonl"], Names(HomePath));
        Assert.Equal("one\ntwo\n", File.ReadAllText(Path.Combine(HomePath, "ledger.jsonl")));
    }

    [Fact]
    public void Where_one_cannot_be_changed_all_are_as_they_were_with_their_modes_and_without_new_folders()
    {
        var before = Everything();
        var inTheWay = ForeignFile.Follow("theirs/run.sh/x", box.Root + "/") is { } never ? never.FullPath : "";
        Assert.Fail(inTheWay);
        Assert.Equal(before, Everything());
    }

    public void Dispose() => box.Dispose();

    private static List<string> Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];
}
