using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Backport;

public sealed class UnifiedDiffTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("self-learning-test-").FullName;

    public static TheoryData<string, string?, string?> Changes() => new()
    {
        { "a.md", null, "new\nfile\n" },
        { "a.md", null, "bare" },
        { "a.md", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n", "one\ntwo\nTHREE\nfour\nfive\nsix\nseven\neight\nnine\nten\n" },
        { "a.md", "bare", "bare\n\nmore\n" },
        { "a.md", "x\nbare", "x\nbare\nmore" },
        { "a.md", "x\r\ny\r\n", "x\r\ny\r\n\r\nz\r\n" },
        { "deep/er/a.md", "gone\n", null },
        { "with space/é \"quoted\".md", "a\n", "a\nb\n" },
        { "with space.md", null, "a\n" },
        { "tab\there.md", "a\n", "b\n" },
        { "a.md", "\uFEFFbom\n", "\uFEFFbom\nmore\n" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Git_applies_the_patch_and_gets_the_same_bytes(string path, string? before, string? after)
    {
        Shell.Git(folder, "init", "-q");
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (before is not null)
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(before));
        File.WriteAllBytes(Path.Combine(folder, "p.patch"), Encoding.UTF8.GetBytes(UnifiedDiff.Of([new TextChange(path, before, after)])));
        Shell.Git(folder, "apply", "p.patch");
        Assert.Equal(after is not null, File.Exists(file));
        if (after is not null)
            Assert.Equal(after, Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    [Fact]
    public void A_patch_applies_below_the_repositorys_root_too()
    {
        Shell.Git(folder, "init", "-q");
        var below = Directory.CreateDirectory(Path.Combine(folder, ".claude/skills")).FullName;
        Directory.CreateDirectory(Path.Combine(below, "s"));
        File.WriteAllText(Path.Combine(below, "s/SKILL.md"), "one\n");
        File.WriteAllText(Path.Combine(below, "p.patch"), UnifiedDiff.Patch([new TextChange("s/SKILL.md", "one\n", "one\ntwo\n"), new TextChange("s/r e/é.md", null, "new\n")]));
        Shell.Git(below, "apply", "p.patch");
        Assert.Equal("one\ntwo\n", File.ReadAllText(Path.Combine(below, "s/SKILL.md")));
        Assert.Equal("new\n", File.ReadAllText(Path.Combine(below, "s/r e/é.md")));
    }

    [Fact]
    public void Random_texts_are_turned_into_each_other()
    {
        Shell.Git(folder, "init", "-q");
        var random = new Random(7);
        for (var round = 0; round < 25; round++)
        {
            var before = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => $"line {random.Next(9)}\n"));
            var after = string.Concat(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(_ => random.Next(6) > 0).Select(l => random.Next(6) == 0 ? $"{l}!\nnew\n" : l + "\n"));
            if (before == after || before.Length == 0 || after.Length == 0)
                continue;
            File.WriteAllText(Path.Combine(folder, "f"), before);
            File.WriteAllText(Path.Combine(folder, "p.patch"), UnifiedDiff.Of([new TextChange("f", before, after)]));
            Shell.Git(folder, "apply", "p.patch");
            Assert.Equal(after, File.ReadAllText(Path.Combine(folder, "f")));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
