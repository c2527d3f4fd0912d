using SelfLearning.App;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage.Changes;

public sealed class ChangeSetTests : IDisposable
{
    private const string Ledger = "ledger.jsonl";
    private readonly Sandbox box = new();
    private readonly List<string> warnings = [];
    private readonly Folder home;
    private readonly string script;

    public ChangeSetTests()
    {
        script = box.Write("theirs/run.sh", "#!/bin/sh\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        home = Folder.Open(Directory.CreateDirectory(Path.Combine(box.Root, "ours")).FullName)!;
    }

    private string Made => Path.Combine(box.Root, "theirs/a/b/new.md");

    [Fact]
    public void All_files_change_and_only_the_ledger_is_left()
    {
        ChangeSet.Apply(home, Ledger, ["one", "two"], [Gone(), New(Made)], warnings);
        Assert.False(File.Exists(script));
        Assert.Equal("new", File.ReadAllText(Made));
        Assert.Equal([Ledger], home.Names());
        Assert.Equal("one\ntwo\n", File.ReadAllText(home.At(Ledger)));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Where_one_cannot_be_changed_all_are_as_they_were_with_their_modes_and_without_new_folders()
    {
        var before = Everything();
        // A name to which a temporary file's ending cannot be added.
        var tooLong = New(Path.Combine(box.Root, "theirs/c", new string('n', 250)));
        var fault = Assert.Throws<UserError>(() => ChangeSet.Apply(home, Ledger, ["one"], [Gone(), New(Made), tooLong], warnings));
        Assert.EndsWith("All files are as they were.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Empty(home.Names());
    }

    [Fact]
    public void A_file_that_is_no_longer_what_was_read_stops_all()
    {
        var (gone, made) = (Gone(), New(Made));
        File.AppendAllText(script, "more\n");
        var before = Everything();
        Assert.Contains("changed since it was read", Assert.Throws<UserError>(() => ChangeSet.Apply(home, Ledger, ["one"], [made, gone], warnings)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_change_cut_short_at_any_point_is_undone_by_the_next()
    {
        var before = Everything();
        for (var steps = 0; steps <= 2; steps++)
        {
            Cut(steps);
            Assert.True(ChangeSet.Recover(home, warnings));
            Assert.Equal(before, Everything());
            Assert.Empty(home.Names());
            Assert.Equal(steps, warnings.Count(w => w.EndsWith("was restored.", StringComparison.Ordinal)));
            warnings.Clear();
        }

        Cut(1);
        ChangeSet.Apply(home, Ledger, ["next"], [New(Made)], warnings);
        Assert.True(File.Exists(script));
        Assert.Equal("new", File.ReadAllText(Made));
    }

    [Fact]
    public void A_change_whose_line_is_in_the_ledger_stands()
    {
        Cut(2);
        File.WriteAllText(home.At(Ledger), "other\nthe line\n");
        Assert.True(ChangeSet.Recover(home, warnings));
        Assert.False(File.Exists(script));
        Assert.Equal("new", File.ReadAllText(Made));
        Assert.False(ChangeSet.Recover(home, warnings));
    }

    [Fact]
    public void What_somebody_changed_after_a_kill_stays_and_is_named()
    {
        Cut(2);
        File.WriteAllText(Made, "mine");
        ChangeSet.Recover(home, warnings);
        Assert.True(File.Exists(script));
        Assert.Equal("mine", File.ReadAllText(Made));
        Assert.Contains($"{Made} was edited since", string.Concat(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_gone_keeps_no_later_change_from_its_work()
    {
        Cut(2);
        Directory.Delete(Path.Combine(box.Root, "theirs"), recursive: true);
        ChangeSet.Recover(home, warnings);
        Assert.Empty(home.Names());
        Assert.Contains("check it", Assert.Single(warnings), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        home.Dispose();
        box.Dispose();
    }

    private ForeignFile Gone() => ForeignFile.Follow(script, "/") with { After = null };

    private static ForeignFile New(string path) => ForeignFile.Follow(path, "/") with { After = "new"u8.ToArray() };

    // As a process leaves it that is killed after its note and so many files.
    private void Cut(int steps)
    {
        List<ForeignFile> files = [Gone(), New(Made)];
        ChangeNote.Write(home, Ledger, "the line", files);
        files.Take(steps).ToList().ForEach(f => f.Write());
    }

    private List<string> Everything() =>
        [.. Directory.EnumerateFileSystemEntries(Path.Combine(box.Root, "theirs"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(p => $"{p} {File.GetUnixFileMode(p)} {(File.Exists(p) ? File.ReadAllText(p) : "")}")];
}
