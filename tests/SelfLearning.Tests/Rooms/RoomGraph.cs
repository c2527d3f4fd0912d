using System.Reflection;

namespace SelfLearning.Tests.Rooms;

/// <summary>Which rooms (namespaces of an assembly) use which of any of our assemblies, by their compiled types.</summary>
internal sealed class RoomGraph
{
    private readonly SortedDictionary<string, SortedSet<string>> uses = new(StringComparer.Ordinal);

    public static RoomGraph Of(Assembly assembly)
    {
        var graph = new RoomGraph();
        foreach (var type in assembly.GetTypes().Where(IsOurs))
        {
            if (!graph.uses.TryGetValue(type.Namespace!, out var used))
                graph.uses.Add(type.Namespace!, used = new(StringComparer.Ordinal));
            used.UnionWith(TypeReferences.Of(type).Where(t => IsOurs(t) && t.Namespace != type.Namespace).Select(t => t.Namespace!));
        }

        return graph;
    }

    public IReadOnlyCollection<string> Rooms => uses.Keys;

    public IReadOnlySet<string> UsedBy(string room) => uses[room];

    /// <summary>The rooms from the lowest up, each behind all that it uses; null where there is a circle, which is then told.</summary>
    public IReadOnlyList<string>? Order(out string circle)
    {
        var order = new List<string>();
        while (uses.Keys.FirstOrDefault(r => !order.Contains(r) && uses[r].Intersect(uses.Keys).All(order.Contains)) is { } next)
            order.Add(next);
        var left = uses.Keys.Except(order).ToList();
        circle = string.Join("; ", left.Select(r => $"{r} → {string.Join(", ", uses[r].Intersect(left))}"));
        return left.Count == 0 ? order : null;
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("SelfLearning", StringComparison.Ordinal) == true;
}
