using System.Globalization;
using System.Text;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.Bench.Append;

/// <summary><c>bench append STORE WRITER COUNT BYTES</c>: appends so many events of that size, one call each, through Storage; prints each id
/// after its append returned. Tests run many of these at once.</summary>
internal static class AppendWriter
{
    public static int Run(string[] args)
    {
        var (store, writer, count, bytes) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
        using var folder = Folder.Open(store) ?? throw new DirectoryNotFoundException(store);
        var acknowledged = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var id = $"evt_{writer}_{i}";
            var head = $$"""{"id": "{{id}}", "ts": "2026-01-01T00:00:00Z", "task_summary": "{{writer}}", "notes": [""";
            var line = head + "\"" + new string((char)('a' + (i % 26)), Math.Max(1, bytes - head.Length - 5)) + "\"]}";
            JournalFile.Append(folder, JournalKind.Events, [line]);
            acknowledged.Append(id).Append('\n');
        }

        Console.Write(acknowledged);
        return 0;
    }
}
