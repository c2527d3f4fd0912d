using SelfLearning.Core.Text;
namespace SelfLearning.Core.Safety.Secrets;

/// <summary>A published token format: a fixed prefix and at least <paramref name="Least"/> characters of a class; at most
/// <paramref name="Most"/>, where a longer run is something else.</summary>
internal sealed record TokenFormat(string Prefix, string Kind, TokenCharacters Body, int Least, int Most)
{
    /// <summary>The formats by the first character of their prefix, the longest prefix first; read from <c>token-formats.txt</c>.</summary>
    public static TokenFormat[][] ByFirst()
    {
        var groups = new TokenFormat[128][];
        Array.Fill(groups, []);
        List<TokenCharacters> classes = [];
        foreach (var line in DataFile.Lines("token-formats.txt"))
        {
            var parts = line.Split(' ');
            var body = classes.Find(c => c.Text == parts[1]);
            if (body is null)
                classes.Add(body = new(parts[1], classes.Count));
            var lengths = parts[2].Split('-');
            foreach (var prefix in parts.AsSpan(3))
                Add(ref groups[prefix[0]], new(prefix, parts[0], body, Number(lengths[0]), lengths.Length > 1 ? Number(lengths[1]) : int.MaxValue));
        }

        return groups;
    }

    private static void Add(ref TokenFormat[] group, TokenFormat format)
    {
        var at = Array.FindIndex(group, f => f.Prefix.Length < format.Prefix.Length);
        group = at < 0 ? [.. group, format] : [.. group[..at], format, .. group[at..]];
    }

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
