using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SelfLearning.Pack;

/// <summary>npm's packages: one for each system, which npm takes only there, and one that finds it. No script runs at their installation.</summary>
internal static class NpmPackages
{
    public const string Name = "self-learning-skills";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] OfSystem(Release release, TargetSystem system, IReadOnlyList<PackedFile> program)
    {
        var about = About(release, $"{Name}-{system.Rid}", $"The program of {Name} for {system.Rid}");
        about["os"] = new JsonArray(system.NpmOs);
        about["cpu"] = new JsonArray(system.NpmCpu);
        if (system.NpmOs == "linux")
            about["libc"] = new JsonArray("glibc");
        about["preferUnplugged"] = true;
        return Pack(release, about, program);
    }

    public static byte[] OfAll(Release release, IEnumerable<TargetSystem> systems)
    {
        var about = About(release, Name, "The memory that AI coding agents lack: records lessons, recalls them when needed, moves proven ones into skills");
        about["bin"] = new JsonObject { ["self-learning"] = "bin/self-learning.js", [Name] = "bin/self-learning.js" };
        about["engines"] = new JsonObject { ["node"] = ">=18" };
        var optional = new JsonObject();
        foreach (var system in systems)
            optional[$"{Name}-{system.Rid}"] = release.Version;
        about["optionalDependencies"] = optional;
        return Pack(release, about, [PackedFile.Read(release.At("packaging/npm/self-learning.js"), "bin/self-learning.js", isRun: true), PackedFile.Read(release.At("packaging/npm/README.md"), "README.md")]);
    }

    private static JsonObject About(Release release, string name, string description) => new()
    {
        ["name"] = name,
        ["version"] = release.Version,
        ["description"] = description,
        ["license"] = "MIT",
    };

    private static byte[] Pack(Release release, JsonObject about, IEnumerable<PackedFile> files) => Archives.TarGz(
        files.Append(new PackedFile("package.json", Encoding.UTF8.GetBytes(about.ToJsonString(Indented) + "\n"))).Append(PackedFile.Read(release.At("LICENSE"), "LICENSE")).Select(f => f.Below("package")),
        release.Time);
}
