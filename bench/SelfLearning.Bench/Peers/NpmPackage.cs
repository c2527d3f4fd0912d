using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SelfLearning.Bench.Peers;

/// <summary>A package that npm installed into a folder of its own, without running its scripts; or why it did not.</summary>
internal sealed record NpmPackage(string Folder, string Name)
{
    private string Home => Path.Combine(Folder, "node_modules", Name);

    public bool IsThere => File.Exists(Path.Combine(Home, "package.json"));

    public string Version => (string)Manifest["version"]!;

    /// <summary>Its first command; null where it has none.</summary>
    public string? Program => Manifest["bin"] switch
    {
        JsonObject { Count: > 0 } commands => Path.Combine(Folder, "node_modules/.bin", commands.First().Key),
        JsonValue => Path.Combine(Folder, "node_modules/.bin", Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..]),
        _ => null,
    };

    public long Bytes => new DirectoryInfo(Path.Combine(Folder, "node_modules")).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.LinkTarget is null).Sum(f => f.Length);

    /// <summary>How many packages came with it, itself included.</summary>
    public int Packages => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "node_modules/.package-lock.json")))!["packages"]!.AsObject().Count;

    private JsonNode Manifest => JsonNode.Parse(File.ReadAllText(Path.Combine(Home, "package.json")))!;

    /// <summary>Null when it was installed, else the reason in npm's words.</summary>
    public string? Install(string version)
    {
        Directory.CreateDirectory(Folder);
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", Folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error", version.Length > 0 ? $"{Name}@{version}" : Name])
            {
                WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            var output = npm.StandardOutput.ReadToEndAsync();
            var errors = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            output.Wait();
            return npm.ExitCode == 0 && IsThere ? null : errors.Contains("E404", StringComparison.Ordinal) ? "npm has no such package here" : $"npm could not install it: {errors.Trim().Split('\n')[0]}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is not installed";
        }
    }
}
