using System.Text.RegularExpressions;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Rooms;

public sealed partial class RoomsTests
{
    // A room, and what its sources may not name.
    [Theory]
    [InlineData("src/SelfLearning.Core", "SelfLearning.Storage|SelfLearning.Features|SelfLearning.Hosts|Microsoft.Data|System.CommandLine|Spectre|YamlDotNet")]
    [InlineData("src/SelfLearning/Storage", "SelfLearning.Features|SelfLearning.Hosts|System.CommandLine|Spectre")]
    [InlineData("src/SelfLearning/Features", "SelfLearning.Hosts|System.CommandLine|Spectre|Console.")]
    [InlineData("src/SelfLearning/Hosts", "SelfLearning.Storage|Microsoft.Data")]
    public void A_room_names_only_what_lies_below_it(string room, string forbidden)
    {
        var sources = Sources(room);
        Assert.NotEmpty(sources);
        var banned = new Regex($@"\b({forbidden.Replace(".", @"\.", StringComparison.Ordinal)})");
        Assert.Empty(sources.Where(f => File.ReadLines(f).Any(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && banned.IsMatch(l))));
    }

    [Fact]
    public void Only_one_file_makes_system_calls()
    {
        var callers = Sources("src").Where(f => File.ReadAllText(f).Contains("LibraryImport(", StringComparison.Ordinal)).Select(Path.GetFileName);
        Assert.Equal(["Sys.cs"], callers);
    }

    [Fact]
    public void The_core_has_no_packages_but_analysers()
    {
        var project = File.ReadAllText(Path.Combine(Project.Root, "src/SelfLearning.Core/SelfLearning.Core.csproj"));
        var packages = PackageReference().Matches(project).Select(m => m.Groups[1].Value);
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers"], packages);
    }

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        var sources = Sources("src").Concat(Sources("tests")).Where(f => Path.GetFileName(f) != "Program.cs").ToList();
        Assert.NotEmpty(sources);
        Assert.Empty(sources.Where(f => File.ReadLines(f).First(l => l.StartsWith("namespace ", StringComparison.Ordinal)) != $"namespace {Expected(f)};"));
    }

    [Fact]
    public void The_room_map_names_every_room_and_no_other()
    {
        var map = File.ReadAllText(Path.Combine(Project.Root, "CONTRIBUTING.md"));
        var named = RoomLine().Matches(map).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ToList();
        var rooms = Sources("src").Select(f => Path.GetRelativePath(Project.Root, Path.GetDirectoryName(f)!) + "/").Where(r => r.Count(c => c == '/') > 2).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(rooms);
        Assert.Equal(rooms, named);
    }

    [Fact]
    public void No_source_is_left_undone()
    {
        var marks = new Regex(string.Join('|', "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"));
        Assert.Empty(Sources("src").Where(f => marks.IsMatch(File.ReadAllText(f))));
    }

    private static List<string> Sources(string room) =>
        [.. Directory.EnumerateFiles(Path.Combine(Project.Root, room), "*.cs", SearchOption.AllDirectories)];

    private static string Expected(string file)
    {
        var folder = Path.GetRelativePath(Project.Root, Path.GetDirectoryName(file)!).Split('/');
        return string.Join('.', folder[1..]);
    }

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"^\| `(src/[^`]+/)` \|", RegexOptions.Multiline)]
    private static partial Regex RoomLine();
}
