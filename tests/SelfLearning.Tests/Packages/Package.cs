using System.Text.RegularExpressions;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>The packages that <c>./pack</c> made. Their tests run by <c>./test --packages</c>, which makes them first.</summary>
internal static partial class Package
{
    public static string Folder { get; } = Path.Combine(Project.Root, "dist/packages");

    public static string Version { get; } = VersionLine().Match(File.ReadAllText(Path.Combine(Project.Root, "Directory.Build.props"))).Groups[1].Value;

    /// <summary>A package by its name, in which <c>*</c> stands for the version; the test is skipped where it was not made.</summary>
    public static string Find(string name)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SELF_LEARNING_PACKAGES") is "1", "packages are tried by ./test --packages");
        var path = Path.Combine(Folder, name.Replace("*", Version, StringComparison.Ordinal));
        Assert.SkipUnless(File.Exists(path), $"{Path.GetFileName(path)} was not made here");
        return path;
    }

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex VersionLine();
}
