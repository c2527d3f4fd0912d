using System.Text;

namespace SelfLearning.Pack;

/// <summary>The .NET tool: a package that names the systems, one with the native program for each, and one that runs on .NET's runtime anywhere else. They
/// are written here, not by <c>dotnet pack</c>, which publishes once more for each.</summary>
internal static class DotnetTool
{
    private const string Id = "self-learning-skills";
    private const string Any = "any";

    public static (string Name, byte[] Bytes) Pointer(Release release, IEnumerable<string> systems)
    {
        var named = string.Concat(systems.Append(Any).Select(s => $"    <RuntimeIdentifierPackage RuntimeIdentifier=\"{s}\" Id=\"{Id}.{s}\" />\n"));
        return Make(release, Id, "DotnetTool", [Settings("tools/any/any", $"    <Command Name=\"self-learning\" />", $"  <RuntimeIdentifierPackages>\n{named}  </RuntimeIdentifierPackages>\n")]);
    }

    public static (string Name, byte[] Bytes) Native(Release release, string system, IEnumerable<PackedFile> program, bool isWindows) => Make(
        release, $"{Id}.{system}", "DotnetToolRidPackage",
        [Settings($"tools/any/{system}", $"    <Command Name=\"self-learning\" EntryPoint=\"self-learning{(isWindows ? ".exe" : "")}\" Runner=\"executable\" />"), .. program.Select(f => f.Below($"tools/any/{system}"))]);

    public static (string Name, byte[] Bytes) Fallback(Release release, IEnumerable<PackedFile> program) => Make(
        release, $"{Id}.{Any}", "DotnetToolRidPackage",
        [Settings("tools/net10.0/any", "    <Command Name=\"self-learning\" EntryPoint=\"self-learning.dll\" Runner=\"dotnet\" />"), .. program.Select(f => f.Below("tools/net10.0/any"))]);

    private static PackedFile Settings(string folder, string command, string more = "") => Text(
        $"{folder}/DotnetToolSettings.xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<DotNetCliTool Version=\"2\">\n  <Commands>\n{command}\n  </Commands>\n{more}</DotNetCliTool>\n");

    private static (string, byte[]) Make(Release release, string id, string type, List<PackedFile> files)
    {
        files.Add(PackedFile.Read(release.At("packaging/npm/README.md"), "README.md"));
        files.Add(Text($"{id}.nuspec", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd">
              <metadata>
                <id>{id}</id>
                <version>{release.Version}</version>
                <authors>Self-Learning Skills</authors>
                <license type="expression">MIT</license>
                <licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>
                <readme>README.md</readme>
                <description>The memory that AI coding agents lack: records lessons, recalls them when they are needed, and moves proven ones into skills.</description>
                <packageTypes>
                  <packageType name="{type}" />
                </packageTypes>
              </metadata>
            </package>

            """));
        files.Add(Text("_rels/.rels", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
              <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/{id}.nuspec" Id="R1" />
            </Relationships>

            """));
        var types = files.Select(f => Path.GetExtension(f.Path).TrimStart('.')).Where(e => e.Length > 0).Append("rels").Append("nuspec").Distinct().Order(StringComparer.Ordinal)
            .Select(e => $"  <Default Extension=\"{e}\" ContentType=\"{(e == "rels" ? "application/vnd.openxmlformats-package.relationships+xml" : "application/octet")}\" />\n");
        var bare = files.Where(f => Path.GetExtension(f.Path).Length == 0).Select(f => $"  <Override PartName=\"/{f.Path}\" ContentType=\"application/octet\" />\n");
        files.Add(Text("[Content_Types].xml", $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n{string.Concat(types)}{string.Concat(bare)}</Types>\n"));
        return ($"{id}.{release.Version}.nupkg", Archives.Zip(files, release.Time));
    }

    private static PackedFile Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
