using System.Text;
using SelfLearning.App.Storage;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>What tells that a file still holds something of forgotten records: their ids, and the stretches of their texts that stand the same in
/// JSON and in Markdown. What a record that stays says too is no sign.</summary>
internal sealed class ForgottenWords
{
    // A shorter stretch, such as "in the working folder", may stand anywhere.
    private const int Telling = 24;

    private readonly IReadOnlySet<string> ids;
    private readonly IReadOnlyList<Journal> journals;
    private readonly List<byte[]> idBytes;
    private readonly List<byte[]> texts;

    public ForgottenWords(IReadOnlySet<string> ids, IEnumerable<StoreSnapshot> snapshots)
    {
        this.ids = ids;
        journals = [.. snapshots.SelectMany(JournalsOf)];
        idBytes = [.. ids.Select(Encoding.UTF8.GetBytes)];
        texts =
        [
            .. journals.Where(j => j.Kind.References.Count == 0).SelectMany(j => RowsOf(j, ids).SelectMany(row => Strings(j.Body(row)))).SelectMany(Stretches)
                .Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes),
        ];
    }

    /// <summary>The journals that hold words. Those of backports hold ids, paths and times only; their bundles hold the words.</summary>
    public static IEnumerable<Journal> JournalsOf(StoreSnapshot snapshot) => JournalKind.All.Where(k => k != JournalKind.Backports).Select(snapshot.Of);

    /// <summary>The rows of records with some ids, and of signals that speak of them.</summary>
    public static IEnumerable<int> RowsOf(Journal journal, IReadOnlySet<string> ids) =>
        Enumerable.Range(0, journal.Count).Where(row => ids.Contains(journal.Id(row)) || journal.Kind.References.Any(field => journal.Text(row, field) is { } id && ids.Contains(id)));

    public bool AreIn(ReadOnlySpan<byte> bytes)
    {
        foreach (var id in idBytes)
        {
            if (HasId(bytes, id))
                return true;
        }

        foreach (var text in texts)
        {
            if (bytes.IndexOf(text) >= 0 && !Stays(text))
                return true;
        }

        return false;
    }

    /// <summary>The files below a folder that hold them, by their paths in it; links are not followed.</summary>
    public IEnumerable<string> FilesIn(Folder? folder)
    {
        foreach (var name in folder?.Names() ?? [])
        {
            if (folder!.Facts(name) is { IsFolder: true })
            {
                using var below = folder.Find(name);
                foreach (var path in FilesIn(below))
                    yield return $"{name}/{path}";
            }
            else if (folder.Facts(name) is { IsFile: true } && AreIn(folder.FindBytes(name)))
            {
                yield return name;
            }
        }
    }

    // Whether a record that is not forgotten says it too.
    private bool Stays(byte[] text) => journals.Any(j =>
    {
        var gone = RowsOf(j, ids).ToHashSet();
        return Enumerable.Range(0, j.Count).Any(row => !gone.Contains(row) && j.Raw(row).IndexOf(text) >= 0);
    });

    // As a word of its own: aha_1 does not stand in aha_10. An id without our form, such as "1", counts between quotes or as a mark's value only.
    private static bool HasId(ReadOnlySpan<byte> bytes, byte[] id)
    {
        var isOurs = id.AsSpan().IndexOf((byte)'_') is 3 or 4;
        for (var at = 0; bytes[at..].IndexOf(id) is >= 0 and var next; at += next + 1)
        {
            var (start, end) = (at + next, at + next + id.Length);
            var (before, after) = (start > 0 ? bytes[start - 1] : (byte)' ', end < bytes.Length ? bytes[end] : (byte)' ');
            var isPart = IsWord(before) || IsWord(after) || (after == '.' && end + 1 < bytes.Length && IsWord(bytes[end + 1]));
            if (!isPart && (isOurs || before is (byte)'"' or (byte)'`' or (byte)'='))
                return true;
        }

        return false;
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-';

    private static IEnumerable<string> Strings(JsonValue value) => value switch
    {
        JsonString text => [text.Value],
        JsonArray array => array.Items.SelectMany(Strings),
        JsonObject body => body.Members.SelectMany(m => Strings(m.Value)),
        _ => [],
    };

    // Letters, digits and single blanks: neither JSON nor Markdown escapes them.
    private static IEnumerable<string> Stretches(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == ' ' && i > start && text[i - 1] != ' ')))
                continue;
            if (text[start..i].Trim() is { Length: >= Telling } stretch)
                yield return stretch;
            start = i + 1;
        }
    }
}
