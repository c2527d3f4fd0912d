using System.Diagnostics;
using System.Security.Cryptography;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>F5: every package that is made here is installed and used in a clean home.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void The_checksums_and_the_bill_of_materials_name_every_package()
    {
        var sums = File.ReadAllLines(Package.Find("SHA256SUMS")).Select(l => l.Split("  ")).ToDictionary(w => w[1], w => w[0]);
        var files = Directory.EnumerateFiles(Package.Folder).Select(f => Path.GetFileName(f)).Where(f => f != "SHA256SUMS").ToList();
        Assert.Equal(files.Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal(sums[f], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Package.Folder, f))))));
        var bill = File.ReadAllText(Package.Find("self-learning-*.spdx.json"));
        Assert.All(files.Where(f => !f.EndsWith(".spdx.json", StringComparison.Ordinal)), f => Assert.Contains(sums[f], bill, StringComparison.Ordinal));
        Assert.Contains("pkg:nuget/System.CommandLine@", bill, StringComparison.Ordinal);
        Figures.Tell("F5", string.Join(", ", files.Order(StringComparer.Ordinal).Select(f => $"{f} {new FileInfo(Path.Combine(Package.Folder, f)).Length / 1e6:0.00} MB")));
    }

    [Fact]
    public void The_archive_is_unpacked_and_used()
    {
        Tool("tar", "xzf", Package.Find("self-learning-*-linux-x64.tar.gz"), "-C", Made("unpacked"));
        Travel(Path.Combine(box.Root, "unpacked/self-learning"));
    }

    [Fact]
    public void The_npm_packages_are_installed_and_used_by_npx()
    {
        var (main, own) = (Package.Find("self-learning-skills-*.tgz"), Package.Find("self-learning-skills-linux-x64-*.tgz"));
        Assert.True(new FileInfo(own).Length <= 12_000_000, $"{own} has {new FileInfo(own).Length} bytes");
        var app = Made("app");
        File.WriteAllText(Path.Combine(app, "package.json"), "{}");
        // Packages of other systems are asked for and not found, which npm passes over.
        Do(app, "npm", "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", own, main);
        var npx = Project.Tool("npx");
        new Journey(box) { Program = (args, input) => Shell.Run(npx, ["--offline", "self-learning-skills", .. args, .. args[0] is "record" or "recall" ? Array.Empty<string>() : []], app, input, Variables(("SELF_LEARNING_REPO_ROOT", box.Repo))), Hook = Sh }.Go();
        var program = Path.Combine(app, "node_modules/self-learning-skills-linux-x64/self-learning");
        var (bare, through) = (Median(() => Shell.Run(program, ["--version"], app, "", Variables())), Median(() => Shell.Run(npx, ["--offline", "self-learning-skills", "--version"], app, "", Variables())));
        Figures.Tell("F5", $"npm: --version {bare:0.0} ms bare, {through:0.0} ms by npx; hooks call the installed program itself");
        Do(app, "npm", "uninstall", "--offline", "--no-audit", "--no-fund", "self-learning-skills", "self-learning-skills-linux-x64");
        Assert.False(Directory.Exists(Path.Combine(app, "node_modules/self-learning-skills")));
    }

    [Fact]
    public void The_dotnet_tool_is_installed_and_used()
    {
        Package.Find("self-learning-skills.linux-x64.*.nupkg");
        var dotnet = Project.Tool("dotnet");
        box.Write("nuget.config", $"""<configuration><packageSources><clear /><add key="here" value="{Package.Folder}" /></packageSources></configuration>""");
        var config = Path.Combine(box.Root, "nuget.config");
        Do(box.Repo, dotnet, "tool", "install", "-g", "self-learning-skills", "--configfile", config);
        var tool = Path.Combine(box.Home, ".dotnet/tools/self-learning");
        Travel(tool);
        Do(box.Repo, dotnet, "tool", "uninstall", "-g", "self-learning-skills");
        Assert.False(File.Exists(tool));
        // dnx runs it without installing it.
        var dnx = Shell.Run(dotnet, ["tool", "exec", "self-learning-skills", "--yes", "--configfile", config, "--", "--version"], box.Repo, "", Variables());
        Assert.True(dnx.Exit == 0 && dnx.Output.EndsWith(Package.Version + "\n", StringComparison.Ordinal), dnx.Error + dnx.Output);
    }

    [Fact]
    public void The_fallback_of_the_dotnet_tool_records_and_recalls()
    {
        var folder = Made("any");
        System.IO.Compression.ZipFile.ExtractToDirectory(Package.Find("self-learning-skills.any.*.nupkg"), folder);
        var (dotnet, program) = (Project.Tool("dotnet"), Path.Combine(folder, "tools/net10.0/any/self-learning.dll"));
        Assert.Equal(Package.Version + "\n", Shell.Run(dotnet, [program, "--version"], box.Repo, "", Variables()).Output);
        Assert.Equal(0, Shell.Run(dotnet, [program, "record"], box.Repo, """{"aha_cards": [{"title": "jq needs -r", "when_to_use": "jq"}]}""", Variables()).Exit);
        Assert.Contains("jq needs -r", Shell.Run(dotnet, [program, "recall", "--task", "use jq"], box.Repo, "", Variables()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_debian_package_is_installed_used_and_removed()
    {
        var package = Package.Find("self-learning_*_amd64.deb");
        var dpkg = Project.Tool("dpkg");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "dpkg installs as root only");
        var root = Made("system");
        foreach (var folder in new[] { "var/lib/dpkg/updates", "var/lib/dpkg/info", "var/lib/dpkg/triggers" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, "var/lib/dpkg/status"), "");
        Do(box.Repo, dpkg, $"--root={root}", "--force-depends", "--log=/dev/null", "-i", package);
        Assert.True(File.Exists(Path.Combine(root, "usr/bin/self-learning")));
        Travel(Path.Combine(root, "usr/lib/self-learning/self-learning"));
        Do(box.Repo, dpkg, $"--root={root}", "--force-depends", "--log=/dev/null", "-P", "self-learning");
        Assert.False(Directory.Exists(Path.Combine(root, "usr/lib/self-learning")));
    }

    [Fact]
    public void An_installed_program_is_upgraded_from_the_archive_and_back()
    {
        var archive = Package.Find("self-learning-*-linux-x64.tar.gz");
        Tool("tar", "xzf", archive, "-C", Made("unpacked"));
        var unpacked = Path.Combine(box.Root, "unpacked/self-learning");
        // An older program, by its own account.
        box.Write("older/self-learning", $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo 0.9.0; else exec {unpacked} \"$@\"; fi\n");
        Tool("chmod", "+x", Path.Combine(box.Root, "older/self-learning"));
        box.Write("home/.claude/settings.json", "{}\n");
        Do(box.Repo, unpacked, "install", "--agent", "claude-code", "--yes");
        var installed = Path.Combine(box.Home, ".local/share/self-learning/bin/self-learning");
        Assert.Contains("Nothing to do", Do(box.Repo, unpacked, "upgrade", "--from", archive, "--yes").Output, StringComparison.Ordinal);
        var hooks = File.ReadAllText(Path.Combine(box.Home, ".claude/settings.json"));
        Tool("tar", "czf", Path.Combine(box.Root, "newer.tar.gz"), "-C", Newer(unpacked), "self-learning");
        var newer = Path.Combine(box.Root, "newer.tar.gz");
        var sum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(newer)));
        Assert.Equal(1, Shell.Run(installed, ["upgrade", "--from", newer, "--yes"], box.Repo, "", Variables()).Exit);
        Assert.Equal(1, Shell.Run(installed, ["upgrade", "--from", newer, "--sha256", new string('0', 64), "--yes"], box.Repo, "", Variables()).Exit);
        Do(box.Repo, installed, "upgrade", "--from", newer, "--sha256", sum, "--yes");
        Assert.Equal("9.9.9\n", Do(box.Repo, installed, "--version").Output);
        Assert.Equal(hooks, File.ReadAllText(Path.Combine(box.Home, ".claude/settings.json")));
        Do(box.Repo, unpacked, "upgrade", "--back", "--yes");
        Assert.Equal(Package.Version + "\n", Do(box.Repo, installed, "--version").Output);
        Do(box.Repo, installed, "uninstall", "--yes");
        Assert.Equal(["installs.jsonl"], Directory.EnumerateFiles(Path.Combine(box.Home, ".local/share/self-learning"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)));
    }

    public void Dispose() => box.Dispose();

    private string Newer(string program)
    {
        box.Write("newer/self-learning", $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo 9.9.9; else exec {program} \"$@\"; fi\n");
        Tool("chmod", "+x", Path.Combine(box.Root, "newer/self-learning"));
        return Path.Combine(box.Root, "newer");
    }

    private void Travel(string program) => new Journey(box) { Program = (args, input) => Shell.Run(program, args, box.Repo, input, Variables()), Hook = Sh }.Go();

    private Ran Sh(string command, string input) => Shell.Run("/bin/sh", ["-c", command], box.Repo, input, Variables());

    private string Made(string folder) => Directory.CreateDirectory(Path.Combine(box.Root, folder)).FullName;

    private void Tool(string tool, params string[] args) => Do(box.Root, tool, args);

    private Ran Do(string folder, string tool, params string[] args)
    {
        var ran = Shell.Run(Path.IsPathRooted(tool) ? tool : Project.Tool(tool), args, folder, "", Variables());
        Assert.True(ran.Exit == 0, $"{tool} {string.Join(' ', args)}: exit {ran.Exit}\n{ran.Error}{ran.Output}");
        return ran;
    }

    private static double Median(Func<Ran> run)
    {
        var times = Enumerable.Range(0, 9).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal(0, run().Exit);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }).Order().ToList();
        return times[times.Count / 2];
    }

    private (string, string?)[] Variables(params (string, string?)[] more) =>
    [
        ("HOME", box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null), ("CLAUDE_CONFIG_DIR", null), ("XDG_CACHE_HOME", null), ("NUGET_PACKAGES", null),
        ("DOTNET_CLI_HOME", box.Home), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("npm_config_cache", Path.Combine(box.Home, ".npm")), .. more,
    ];
}
