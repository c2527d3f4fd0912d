using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SelfLearning.App;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Rooms;

public sealed partial class RoomsTests
{
    private static readonly Assembly Core = typeof(SelfLearning.Core.Json.JsonValue).Assembly;
    private static readonly Assembly App = typeof(AppEnv).Assembly;
    private static readonly Assembly Program = typeof(SelfLearning.Hosts.Cli.Cli).Assembly;

    [Fact]
    public void The_rooms_of_each_assembly_have_no_circle()
    {
        foreach (var assembly in new[] { Core, App, Program })
        {
            var graph = RoomGraph.Of(assembly);
            Assert.Contains(graph.Rooms, r => graph.UsedBy(r).Count > 0);
            Assert.True(graph.Order(out var circle) is not null, circle);
        }
    }

    [Fact]
    public void Assemblies_use_only_those_below_them()
    {
        Assert.Empty(Ours(Core));
        Assert.Equal(["SelfLearning.Core"], Ours(App));
        Assert.Equal(["SelfLearning.App", "SelfLearning.Core"], Ours(Program));
    }

    [Fact]
    public void Storage_is_closed_to_hosts_and_features_do_not_print()
    {
        var storage = App.GetTypes().Where(t => t.Namespace?.StartsWith("SelfLearning.App.Storage", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(storage);
        Assert.Empty(storage.Where(t => t.IsVisible));
        Assert.DoesNotContain(App.GetCustomAttributes<InternalsVisibleToAttribute>(), a => a.AssemblyName.StartsWith("self-learning", StringComparison.Ordinal));
        var graph = RoomGraph.Of(App);
        var used = graph.Rooms.Where(r => r.StartsWith("SelfLearning.App.Features", StringComparison.Ordinal)).SelectMany(graph.UsedBy).ToHashSet();
        Assert.Contains("SelfLearning.App.Storage", used);
        Assert.DoesNotContain("SelfLearning.App.Contract", used);
    }

    [Fact]
    public void Only_one_room_makes_system_calls_and_none_looks_below_proc()
    {
        var callers = Sources("src").Where(f => File.ReadAllText(f).Contains("LibraryImport(", StringComparison.Ordinal)).Select(Path.GetDirectoryName).Distinct();
        Assert.Equal(["Systems"], callers.Select(Path.GetFileName));
        Assert.DoesNotContain(Sources("src"), f => File.ReadAllText(f).Contains("\"/proc", StringComparison.Ordinal));
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
        var rooms = Sources("src").Select(f => Path.GetRelativePath(Project.Root, Path.GetDirectoryName(f)!) + "/").Where(r => r.Count(c => c == '/') > 2).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(rooms);
        Assert.Equal(rooms, Map().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_room_uses_only_rooms_above_it_in_the_map()
    {
        var map = Map().Select(r => r["src/".Length..].TrimEnd('/').Replace('/', '.')).ToList();
        var wrong = new List<string>();
        var seen = 0;
        foreach (var graph in new[] { Core, App, Program }.Select(a => RoomGraph.Of(a)))
        {
            foreach (var room in graph.Rooms.Where(map.Contains))
            {
                var used = graph.UsedBy(room).Where(map.Contains).ToList();
                seen += used.Count;
                wrong.AddRange(used.Where(u => map.IndexOf(u) > map.IndexOf(room)).Select(u => $"{room} uses {u}"));
            }
        }

        Assert.True(seen > 0);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_is_left_undone()
    {
        var marks = new Regex(string.Join('|', "TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"));
        Assert.Empty(Sources("src").Where(f => marks.IsMatch(File.ReadAllText(f))));
    }

    private static IEnumerable<string> Ours(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(n => n.Name!).Where(n => n.StartsWith("SelfLearning", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static List<string> Map() =>
        [.. RoomLine().Matches(File.ReadAllText(Path.Combine(Project.Root, "CONTRIBUTING.md"))).Select(m => m.Groups[1].Value)];

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
