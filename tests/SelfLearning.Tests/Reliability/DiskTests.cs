using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Reliability;

/// <summary>A3 and real full disks: the world on a file system of its own, which root can mount.</summary>
public sealed class DiskTests
{
    [Fact]
    public void A_power_cut_loses_nothing_that_was_acknowledged()
    {
        var (program, mkfs, mount, umount) = (Project.Program(), "/usr/sbin/mkfs.ext4", Project.Tool("mount"), Project.Tool("umount"));
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists(mkfs), "only root can mount an image, with mkfs.ext4");
        var cuts = Project.IsLong ? 50 : 1;
        var random = new Random(20260101);
        using var world = new World();
        var folder = Directory.CreateTempSubdirectory("self-learning-disk-").FullName;
        var (fresh, disk, held) = (Path.Combine(folder, "fresh"), Path.Combine(folder, "disk"), Path.Combine(folder, "held"));
        var (count, acknowledged) = (0, 0);
        try
        {
            using (var file = File.Create(fresh))
                file.SetLength(32 << 20);
            Do(mkfs, "-q", "-d", world.Box.Root, fresh);
            foreach (var scenario in Scenarios.Writing)
            {
                for (var i = 0; i < cuts; i++, count++)
                {
                    File.Copy(fresh, disk, overwrite: true);
                    Assert.SkipUnless(Shell.Run(mount, ["-o", "loop,commit=300", disk, world.Box.Root], folder).Exit == 0, "loop devices cannot be mounted here");
                    bool done;
                    try
                    {
                        using var process = world.Start(scenario, program, []);
                        // Half of them run to their end.
                        if (random.Next(2) == 0)
                            process.WaitForExit();
                        else
                            process.WaitForExit(TimeSpan.FromMilliseconds(random.Next(2, 14)));
                        process.Kill();
                        process.WaitForExit();
                        done = process.ExitCode == 0;
                        // What the kernel has not written yet is not in the copy: this is the cut.
                        File.Copy(disk, held, overwrite: true);
                    }
                    finally
                    {
                        Do(umount, world.Box.Root);
                    }

                    Do(mount, "-o", "loop", held, world.Box.Root);
                    try
                    {
                        acknowledged += done ? 1 : 0;
                        world.Check(scenario, done, $"cut {i}");
                        world.CheckUse(scenario, $"cut {i}");
                    }
                    finally
                    {
                        Do(umount, world.Box.Root);
                    }
                }
            }

            Figures.Tell("A3", $"{count} power cuts over {Scenarios.Writing.Count} verbs on ext4, {acknowledged} after the acknowledgement: 0 records lost, every target as before or as after");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_read_only_mount_is_told_and_can_still_be_asked()
    {
        var (program, unshare) = (Project.Program(), Project.Tool("unshare"));
        using var world = new World();
        var before = Tree.Of(world.Box.Store);
        Ran Mounted(string command, string input) => Shell.Run(
            unshare, ["-m", "sh", "-c", $"mount --bind '{world.Box.Store}' '{world.Box.Store}' && mount -o remount,bind,ro '{world.Box.Store}' || exit 99; '{program}' {command}"], world.Box.Repo, input, world.Variables());

        var recorded = Mounted("record", """{"aha_cards": [{"title": "t", "when_to_use": "w"}]}""");
        Assert.SkipWhen(recorded.Exit == 99 || recorded.Error.Contains("unshare", StringComparison.Ordinal), "nothing can be mounted here");
        Assert.Equal(1, recorded.Exit);
        Assert.Contains("Read-only file system", recorded.Error, StringComparison.Ordinal);
        Assert.Contains(world.Box.Store, recorded.Error, StringComparison.Ordinal);

        Assert.Contains("aha_1", Mounted("recall --min-fit 0 kept always", "").Output, StringComparison.Ordinal);
        Assert.Contains("aha_1", Mounted("hook claude-code", """{"session_id": "s1", "hook_event_name": "SessionStart", "source": "startup"}""").Output, StringComparison.Ordinal);
        Assert.Equal(before, Tree.Of(world.Box.Store));
        Figures.Tell("A4", "a read-only mount: told with path and reason, recall and hooks answer, 0 bytes changed");
    }

    [Fact]
    public void A_full_disk_is_told_and_takes_nothing()
    {
        var (program, mount, umount) = (Project.Program(), Project.Tool("mount"), Project.Tool("umount"));
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can mount a tmpfs");
        var folder = Directory.CreateTempSubdirectory("self-learning-full-").FullName;
        Assert.SkipUnless(Shell.Run(mount, ["-t", "tmpfs", "-o", "size=1m", "none", folder], "/").Exit == 0, "tmpfs cannot be mounted here");
        try
        {
            var repo = Directory.CreateDirectory(Path.Combine(folder, "repo/.git")).Parent!.FullName;
            (string, string?)[] variables = [("HOME", folder), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)];
            Ran Record(int number) => Shell.Run(program, ["record"], repo, $$"""{"aha_cards": [{"title": "t{{number}}", "problem": "{{new string('x', 6000)}}"}]}""", variables);
            var kept = 0;
            Ran ran;
            while ((ran = Record(kept)).Exit == 0)
                kept++;
            Assert.Equal((1, ""), (ran.Exit, ran.Output));
            Assert.Contains("aha_cards.jsonl", ran.Error, StringComparison.Ordinal);
            Assert.Matches("No space left|only a part", ran.Error);
            var file = Path.Combine(repo, ".agent-skills/self-learning/v1/users/ada/aha_cards.jsonl");
            Assert.Equal(kept, JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(file)).Count);

            Do(mount, "-o", "remount,size=2m", folder);
            Assert.Equal(0, Record(-1).Exit);
            Assert.Equal(kept + 1, JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(file)).Count);
        }
        finally
        {
            Do(umount, folder);
            Directory.Delete(folder);
        }
    }

    private static void Do(string program, params string[] args)
    {
        var ran = Shell.Run(program, args, "/");
        Assert.True(ran.Exit == 0, $"{program} {string.Join(' ', args)}: {ran.Error}");
    }
}
