using System.Security.Cryptography;
using System.Text;

namespace SelfLearning.Pack;

/// <summary>Makes the packages out of what was published: <c>pack ROOT PUBLISHED OUT VERSION SECONDS GLIBC ASSETS</c>. A folder of PUBLISHED is named
/// after its system; a system that is not there gets no package.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var root, var published, var target, var version, var seconds, var glibc, var assets])
        {
            Console.Error.WriteLine("pack ROOT PUBLISHED OUT VERSION SECONDS GLIBC ASSETS");
            return 2;
        }

        var release = Release.Of(root, version, seconds);
        var systems = TargetSystem.All.Where(s => Directory.Exists(Path.Combine(published, s.Rid))).ToList();
        var made = new List<(string Name, byte[] Bytes)>();
        foreach (var system in systems)
        {
            var program = Release.Program(Path.Combine(published, system.Rid));
            IEnumerable<PackedFile> files = [.. program, PackedFile.Read(release.At("LICENSE"), "LICENSE")];
            made.Add(system.IsWindows ? ($"self-learning-{version}-{system.Rid}.zip", Archives.Zip(files, release.Time)) : ($"self-learning-{version}-{system.Rid}.tar.gz", Archives.TarGz(files, release.Time)));
            made.Add(($"{NpmPackages.Name}-{system.Rid}-{version}.tgz", NpmPackages.OfSystem(release, system, program)));
            if (system.NpmOs == "linux")
            {
                var architecture = system.NpmCpu == "x64" ? "amd64" : "arm64";
                made.Add(($"self-learning_{version}_{architecture}.deb", DebianPackage.Make(release, program, architecture, glibc)));
            }
        }

        made.Add(($"{NpmPackages.Name}-{version}.tgz", NpmPackages.OfAll(release, systems)));
        // A program that brings .NET's runtime is not what a .NET tool is for: there the fallback serves.
        var natives = systems.Where(s => !File.Exists(Path.Combine(published, s.Rid, "self-learning.dll"))).ToList();
        made.Add(DotnetTool.Pointer(release, natives.Select(s => s.Rid)));
        made.AddRange(natives.Select(s => DotnetTool.Native(release, s.Rid, Release.Program(Path.Combine(published, s.Rid)), s.IsWindows)));
        made.Add(DotnetTool.Fallback(release, Release.Program(Path.Combine(published, "any"))));
        made.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        made.Add(($"self-learning-{version}.spdx.json", BillOfMaterials.Make(release, made, assets)));

        Directory.CreateDirectory(target);
        foreach (var (name, bytes) in made)
            File.WriteAllBytes(Path.Combine(target, name), bytes);
        File.WriteAllText(Path.Combine(target, "SHA256SUMS"), string.Concat(made.Select(m => $"{Convert.ToHexStringLower(SHA256.HashData(m.Bytes))}  {m.Name}\n")), new UTF8Encoding(false));
        foreach (var (name, bytes) in made)
            Console.WriteLine($"{bytes.Length / 1048576.0,8:0.00} MB  {name}");
        return 0;
    }
}
