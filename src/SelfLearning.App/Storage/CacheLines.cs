using System.Text;
using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage;

/// <summary>Files of JSON lines that can be lost without harm: appended in one write each, read without complaint.</summary>
internal static class CacheLines
{
    /// <summary>The objects of a file; other lines are passed over, and so are those without <paramref name="word"/>, unread.</summary>
    public static List<JsonObject> Read(Folder folder, string name, ReadOnlySpan<byte> word = default)
    {
        var lines = new List<JsonObject>();
        var bytes = (folder.FindBytes(name) ?? []).AsSpan();
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if ((word.IsEmpty || bytes[range].IndexOf(word) >= 0) && JsonReader.TryRead(bytes[range], out var value, out _) && value is JsonObject line)
                lines.Add(line);
        }

        return lines;
    }

    public static void Append(Folder folder, string name, IEnumerable<JsonObject> lines)
    {
        using var file = folder.GetFile(name, OpenFor.ReadWrite | OpenFor.Append, out _);
        var text = string.Concat(lines.Select(l => JsonText.Line(l) + "\n"));
        // A torn end must not swallow the first line.
        if (JournalFile.EndsTorn(file, folder.At(name)))
            text = "\n" + text;
        if (SystemCalls.Here.AppendOnce(file, Encoding.UTF8.GetBytes(text), out var error) < 0)
            throw Folder.Fault(folder.At(name), "write", error);
    }
}
