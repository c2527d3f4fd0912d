using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class UpgradeTests : IDisposable
{
    private readonly Sandbox box = new();

    public UpgradeTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the programs of these tests are scripts");
        box.Program = Path.Combine(Directory.CreateDirectory(Path.Combine(box.Root, "source")).FullName, "self-learning");
        File.WriteAllText(box.Program, Script("1.0.0"));
        File.SetUnixFileMode(box.Program, (UnixFileMode)0x1ed);
        box.Write("home/.claude/settings.json", "{}\n");
    }

    private string Installed => Path.Combine(box.Home, ".local/share/self-learning/bin/self-learning");

    [Fact]
    public void A_newer_program_takes_the_place_and_the_one_before_comes_back()
    {
        Install();
        var settings = File.ReadAllText(Path.Combine(box.Home, ".claude/settings.json"));
        var shown = box.Do("upgrade", "--from", Archive("1.1.0"), "--sha256", Sum());
        Assert.Contains("From version 1.0.0 to 1.1.0", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Script("1.0.0"), File.ReadAllText(Installed));

        box.Do("upgrade", "--from", Archive("1.1.0"), "--sha256", Sum(), "--yes");
        Assert.Equal(Script("1.1.0"), File.ReadAllText(Installed));
        Assert.True(File.GetUnixFileMode(Installed).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(settings, File.ReadAllText(Path.Combine(box.Home, ".claude/settings.json")));
        Assert.Contains("Nothing to do", box.Do("upgrade", "--from", Archive("1.1.0"), "--sha256", Sum(), "--yes").Output, StringComparison.Ordinal);

        box.Do("upgrade", "--back", "--yes");
        Assert.Equal(Script("1.0.0"), File.ReadAllText(Installed));
        box.Do("upgrade", "--back", "--yes");
        Assert.Equal(Script("1.1.0"), File.ReadAllText(Installed));
        box.Do("uninstall", "--yes");
        Assert.Equal(["installs.jsonl"], Directory.EnumerateFiles(Path.Combine(box.Home, ".local/share/self-learning"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Nothing_of_an_archive_runs_before_its_checksum_fits()
    {
        Install();
        var trap = Path.Combine(box.Root, "ran");
        var archive = Archive("2.0.0", $"touch '{trap}'");
        foreach (var args in (string[][])[["--sha256", new string('0', 64)], []])
        {
            var ran = box.Run(["upgrade", "--from", archive, "--yes", .. args]);
            Assert.Equal((1, ""), (ran.Exit, ran.Output));
            Assert.Contains("checksum", ran.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(trap));
        Assert.Equal(Script("1.0.0"), File.ReadAllText(Installed));
        File.WriteAllText(Path.Combine(box.Root, "SHA256SUMS"), $"{Sum()}  next.tar.gz\n");
        box.Do("upgrade", "--from", archive, "--yes");
        Assert.True(File.Exists(trap));
    }

    [Fact]
    public void An_older_program_another_archive_and_a_foreign_program_are_refused()
    {
        Assert.Contains("No program is installed", box.Run("upgrade", "--from", Archive("1.1.0"), "--sha256", Sum()).Error, StringComparison.Ordinal);
        Install();
        Assert.Contains("There is no earlier version", box.Run("upgrade", "--back").Error, StringComparison.Ordinal);
        Assert.Contains("older than the installed 1.0.0", box.Run("upgrade", "--from", Archive("0.9.0"), "--sha256", Sum(), "--yes").Error, StringComparison.Ordinal);
        Assert.Contains("does not tell its version", box.Run("upgrade", "--from", Archive("nothing"), "--sha256", Sum(), "--yes").Error, StringComparison.Ordinal);
        box.Write("next.tar.gz", "no archive");
        Assert.Contains("cannot be read as an archive", box.Run("upgrade", "--from", Path.Combine(box.Root, "next.tar.gz"), "--sha256", Sum(), "--yes").Error, StringComparison.Ordinal);
        Assert.Equal(2, box.Run("upgrade").Exit);
        Assert.Equal(2, box.Run("upgrade", "--back", "--from", "x").Exit);
        File.WriteAllText(Installed, Script("1.0.0") + "# mine\n");
        var ran = box.Run("upgrade", "--from", Archive("1.1.0"), "--sha256", Sum(), "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("Neither install nor upgrade wrote it", ran.Error, StringComparison.Ordinal);
        Assert.Equal(Script("1.0.0") + "# mine\n", File.ReadAllText(Installed));
    }

    public void Dispose() => box.Dispose();

    private static string Script(string version, string more = "true") => $"#!/bin/sh\n{more}\necho {version}\n";

    private void Install() => box.Do("install", "--agent", "claude-code", "--yes");

    private string Sum() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(box.Root, "next.tar.gz"))));

    private string Archive(string version, string more = "true")
    {
        var path = Path.Combine(box.Root, "next.tar.gz");
        using var tar = new TarWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest), TarEntryFormat.Ustar);
        foreach (var name in new[] { "self-learning", "LICENSE", "../escaped.so", "sub/self-learning" })
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Script(version, more))) });
        return path;
    }
}
