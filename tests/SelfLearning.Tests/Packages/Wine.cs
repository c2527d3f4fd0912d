using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>Runs Windows programs here. Wine's drive Z: is this system's root, so a path of ours is one there, too.</summary>
internal sealed class Wine
{
    private static readonly string Prefix = Directory.CreateDirectory(Path.Combine(Project.Root, "artifacts/wine")).FullName;
    private readonly Sandbox box;
    private readonly string wine;

    public Wine(Sandbox box)
    {
        this.box = box;
        string[] places = ["/usr/lib/wine/wine64", "/usr/bin/wine64"];
        wine = places.FirstOrDefault(File.Exists) ?? "";
        Assert.SkipUnless(wine.Length > 0, "wine64 is not installed");
        // Wine says itself where its user's home is, so that place becomes ours. One test runs at a time, but several programs of it may start at once.
        var home = Path.Combine(Prefix, "drive_c/users/ada");
        lock (Prefix)
        {
            // The first start makes this Windows, and gives its user's folders links to the home on this system: to a test's own it would lead in circles.
            if (!Directory.Exists(Path.Combine(Prefix, "drive_c/windows")))
                Shell.Run(wine, ["cmd.exe", "/c", "exit"], box.Repo, "", [.. Variables, ("HOME", Directory.CreateDirectory(Prefix + "-home").FullName)]);
            Directory.CreateDirectory(Path.GetDirectoryName(home)!);
            if (new FileInfo(home).LinkTarget != box.Home)
            {
                if (new FileInfo(home).LinkTarget is not null)
                    File.Delete(home);
                else if (Directory.Exists(home))
                    Directory.Delete(home, recursive: true);
                Directory.CreateSymbolicLink(home, box.Home);
            }
        }

        Directory.CreateDirectory(Path.Combine(box.Home, "AppData/Local/Temp"));
        Directory.CreateDirectory(Path.Combine(box.Home, "Temp"));
    }

    /// <summary>The wine program itself.</summary>
    public string Program => wine;

    /// <summary>The Windows package, unpacked once a run.</summary>
    public static string Unpacked { get; } = Path.Combine(Project.Root, "artifacts/windows-package");

    public static string Unpack()
    {
        var zip = Package.Find("self-learning-*-win-x64.zip");
        var program = Path.Combine(Unpacked, "self-learning.exe");
        lock (Prefix)
        {
            if (!File.Exists(program) || File.GetLastWriteTimeUtc(program) < File.GetLastWriteTimeUtc(zip))
            {
                if (Directory.Exists(Unpacked))
                    Directory.Delete(Unpacked, recursive: true);
                System.IO.Compression.ZipFile.ExtractToDirectory(zip, Unpacked);
                File.SetLastWriteTimeUtc(program, DateTime.UtcNow);
            }
        }

        return program;
    }

    /// <summary>An answer with our spelling of its paths.</summary>
    public Ran Respelt(Ran ran) => ran with { Output = Respelt(ran.Output) };

    /// <summary>JSON with our spelling of its paths.</summary>
    public string Respelt(string json) =>
        json.Replace("\\\\", "/", StringComparison.Ordinal).Replace("Z:/", "/", StringComparison.Ordinal).Replace("C:/users/ada", box.Home, StringComparison.Ordinal);

    /// <summary>A path as Windows spells it.</summary>
    public static string Path_(string path) => "Z:" + path.Replace('/', '\\');

    public Ran Run(string program, IEnumerable<string> args, string input = "") => Shell.Run(wine, [program, .. args], box.Repo, input, Variables);

    public (string, string?)[] Variables =>
    [
        ("HOME", box.Home), ("WINEPREFIX", Prefix), ("WINEDEBUG", "-all"), ("WINEDLLOVERRIDES", "winemenubuilder.exe=d"),
        ("USER", "ada"), ("USERNAME", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null), ("CLAUDE_CONFIG_DIR", null), ("XDG_CACHE_HOME", null), ("TZ", "UTC"),
    ];
}
