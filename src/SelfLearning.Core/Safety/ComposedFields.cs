using SelfLearning.Core.Records;

namespace SelfLearning.Core.Safety;

/// <summary>The fields of records whose text the program composed: only what it was composed of can hold a secret, and each part is scanned
/// as a text of its own. Ids, times and hashes need no entry: the scan passes over them wherever they stand by themselves.</summary>
internal sealed class ComposedFields
{
    private static readonly ComposedFields Signals = new() { fields = { ["context"] = SignalContext.Given } };

    private static readonly ComposedFields Backports = new()
    {
        fields = { ["target_skill_path"] = Names, ["bundle_dir"] = Names, ["manifest_path"] = Names, ["undo_dir"] = Names, ["files.path"] = Names },
    };

    private readonly Dictionary<string, Func<string, List<Range>?>> fields = new(StringComparer.Ordinal);

    /// <summary>The fields of a journal; null where none is composed.</summary>
    public static ComposedFields? Of(JournalKind kind) => kind == JournalKind.Signals ? Signals : kind == JournalKind.Backports ? Backports : null;

    /// <summary>The stretches of a text that came from outside; null where the whole text did.</summary>
    public List<Range>? Given(IEnumerable<string> keys, string text) =>
        fields.TryGetValue(string.Join('.', keys), out var given) ? given(text) : null;

    // What stands between a path's separators: a skill named sk is no prefix of a token, a folder named login no login.
    private static List<Range> Names(string path)
    {
        var names = new List<Range>();
        foreach (var name in path.AsSpan().SplitAny('/', '\\'))
            names.Add(name);
        return names;
    }
}
