using System.Globalization;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Safety.Secrets;

/// <summary>A published token format: a fixed prefix and at least <paramref name="Least"/> characters of a class; at most
/// <paramref name="Most"/>, where a longer run is something else.</summary>
internal sealed record TokenFormat(string Prefix, string Kind, TokenCharacters Body, int Least, int Most)
{
    /// <summary>The formats by the first character of their prefix, the longest prefix first; read from <c>token-formats.txt</c>.</summary>
    public static List<TokenFormat>?[] ByFirst()
    {
        var groups = new List<TokenFormat>?[128];
        List<TokenCharacters> classes = [];
        foreach (var line in DataFile.Text("token-formats.txt").AsSpan().EnumerateLines())
        {
            if (DataFile.IsEntry(line))
                Read(line, groups, classes);
        }

        return groups;
    }

    // Kind, class, length or lengths, prefixes.
    private static void Read(ReadOnlySpan<char> line, List<TokenFormat>?[] groups, List<TokenCharacters> classes)
    {
        var rest = line;
        var kind = Next(ref rest, line).ToString();
        var body = TokenCharacters.Get(Next(ref rest, line), classes);
        var lengths = Next(ref rest, line);
        var dash = lengths.IndexOf('-');
        var least = int.Parse(dash < 0 ? lengths : lengths[..dash], CultureInfo.InvariantCulture);
        var most = dash < 0 ? int.MaxValue : int.Parse(lengths[(dash + 1)..], CultureInfo.InvariantCulture);
        while (!rest.IsEmpty)
        {
            var prefix = Next(ref rest, line).ToString();
            var group = groups[prefix[0]] ??= [];
            var at = group.Count;
            while (at > 0 && group[at - 1].Prefix.Length < prefix.Length)
                at--;
            group.Insert(at, new(prefix, kind, body, least, most));
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest, ReadOnlySpan<char> line)
    {
        if (rest.IsEmpty)
            throw new InvalidOperationException($"A token format lacks a part: {line}");
        var space = rest.IndexOf(' ');
        var part = space < 0 ? rest : rest[..space];
        rest = space < 0 ? [] : rest[(space + 1)..];
        return part;
    }
}
