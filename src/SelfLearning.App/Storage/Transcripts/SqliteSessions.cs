using System.Buffers;
using System.Text;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Transcripts;
using SelfLearning.Core.Transcripts.Formats;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Sessions that agents keep in SQLite: OpenCode, Goose, Cursor. Their rows are written as the JSON that the same agents export, and
/// read as that. A database with a write-ahead log is copied first, since opening it would write beside it.</summary>
internal static class SqliteSessions
{
    private const int Patience = 200;

    public static bool Is(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("SQLite format 3\0"u8);
    }

    public static List<SessionLoader.Loaded> Read(string path, Func<string?, bool> isWanted)
    {
        using var copy = SqliteCopy.Of(path);
        try
        {
            using var database = Database.Open(copy.Path, write: copy.IsOurs, Patience);
            var tables = database.Texts("SELECT name FROM sqlite_master WHERE type = 'table'");
            var sessions = tables switch
            {
                _ when tables.Contains("part") && tables.Contains("message") => OpenCode(database, isWanted),
                _ when tables.Contains("messages") && tables.Contains("sessions") => Goose(database, isWanted),
                _ when tables.Contains("cursorDiskKV") => Cursor(database),
                _ => [],
            };
            return [.. sessions.Select(s => new SessionLoader.Loaded($"{path}#{s.Id}", Session(s.Json)))];
        }
        catch (IndexFault e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static Transcript Session(byte[] json)
    {
        var reader = new TranscriptReader();
        reader.Feed(json);
        return reader.Complete();
    }

    private static IEnumerable<(string Id, byte[] Json)> OpenCode(Database database, Func<string?, bool> isWanted)
    {
        var messages = database.Prepare("SELECT id, data FROM message WHERE session_id = ? ORDER BY time_created, id");
        var parts = database.Prepare("SELECT data FROM part WHERE message_id = ? ORDER BY id");
        foreach (var (id, folder) in Sessions(database, "SELECT id, directory FROM session ORDER BY time_created"))
        {
            if (!isWanted(folder))
                continue;
            var json = new Rows();
            json.Add("{\"info\":{\"id\":").Text(id).Add(",\"directory\":").Text(folder).Add("},\"messages\":[");
            var first = true;
            foreach (var (message, data) in Pairs(messages.With(id)))
            {
                json.Add(first ? "{\"info\":" : ",{\"info\":").Json(data).Add(",\"parts\":[");
                first = false;
                parts.With(message);
                for (var firstPart = true; parts.Next(); firstPart = false)
                    json.Add(firstPart ? "" : ",").Json(parts.Bytes(0));
                json.Add("]}");
            }

            yield return (id, json.Add("]}").ToArray());
        }
    }

    private static IEnumerable<(string Id, byte[] Json)> Goose(Database database, Func<string?, bool> isWanted)
    {
        var messages = database.Prepare("SELECT role, content_json FROM messages WHERE session_id = ? ORDER BY id");
        foreach (var (id, folder) in Sessions(database, "SELECT id, working_dir FROM sessions ORDER BY id"))
        {
            if (!isWanted(folder))
                continue;
            var json = new Rows();
            json.Add("{\"id\":").Text(id).Add(",\"working_dir\":").Text(folder).Add("}\n");
            foreach (var (role, content) in Pairs(messages.With(id)))
                json.Add("{\"role\":").Text(role).Add(",\"created\":0,\"content\":").Json(content).Add("}\n");
            yield return (id, json.ToArray());
        }
    }

    // A composer lists its bubbles; older ones hold them.
    private static IEnumerable<(string Id, byte[] Json)> Cursor(Database database)
    {
        var bubbles = database.Prepare("SELECT value FROM cursorDiskKV WHERE key >= ? AND key < ? ORDER BY rowid");
        foreach (var key in database.Texts("SELECT key FROM cursorDiskKV WHERE key LIKE 'composerData:%'"))
        {
            var id = key["composerData:".Length..];
            var json = new Rows();
            bubbles.With($"bubbleId:{id}:", $"bubbleId:{id};");
            while (bubbles.Next())
                json.Json(bubbles.Bytes(0)).Add("\n");
            if (json.Length > 0)
                yield return (id, json.ToArray());
        }
    }

    private static List<(string Id, string Folder)> Sessions(Database database, string sql)
    {
        var rows = new List<(string, string)>();
        var statement = database.Prepare(sql).With();
        while (statement.Next())
            rows.Add((statement.Text(0), statement.Text(1)));
        return rows;
    }

    private static List<(string First, byte[] Second)> Pairs(Statement statement)
    {
        var rows = new List<(string, byte[])>();
        while (statement.Next())
            rows.Add((statement.Text(0), statement.Bytes(1).ToArray()));
        return rows;
    }

    // JSON that is written piece by piece.
    private sealed class Rows
    {
        private readonly ArrayBufferWriter<byte> bytes = new();

        public int Length => bytes.WrittenCount;

        public Rows Add(string json)
        {
            Encoding.UTF8.GetBytes(json, bytes);
            return this;
        }

        public Rows Text(string text) => Add(Core.Json.JsonText.Line(new Core.Json.JsonString(text)));

        // A line of its own, whatever line breaks stand between its tokens.
        public Rows Json(ReadOnlySpan<byte> json)
        {
            var target = bytes.GetSpan(json.Length);
            json.CopyTo(target);
            target[..json.Length].Replace((byte)'\n', (byte)' ');
            bytes.Advance(json.Length);
            return this;
        }

        public byte[] ToArray() => bytes.WrittenSpan.ToArray();
    }
}
