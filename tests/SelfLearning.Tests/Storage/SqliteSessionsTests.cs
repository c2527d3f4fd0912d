using SelfLearning.App.Storage.Search;
using SelfLearning.App.Storage.Transcripts;
using SelfLearning.Core.Transcripts;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage;

public sealed class SqliteSessionsTests : IDisposable
{
    private const string Failed = """{"type":"tool","tool":"bash","state":{"status":"completed","input":{"command":"npm tset"},"output":"Unknown command","metadata":{"exit":1}}}""";

    private readonly Sandbox box = new();

    [Fact]
    public void OpenCodes_database_is_read_as_its_export()
    {
        var path = Make("opencode.db", $"""
            CREATE TABLE session (id TEXT, directory TEXT, time_created INTEGER);
            CREATE TABLE message (id TEXT, session_id TEXT, time_created INTEGER, data TEXT);
            CREATE TABLE part (id TEXT, message_id TEXT, session_id TEXT, data TEXT);
            INSERT INTO session VALUES ('s1', '/w/one', 1), ('s2', '/w/two', 2);
            INSERT INTO message VALUES ('m1', 's1', 1, '{"{"}"role":"user"{"}"}'), ('m2', 's1', 2, '{"{"}"role":"assistant"{"}"}'), ('m3', 's2', 3, '{"{"}"role":"user"{"}"}');
            INSERT INTO part VALUES ('p1', 'm1', 's1', '{"{"}"type":"text","text":"Run the tests"{"}"}'), ('p2', 'm2', 's1', '{Failed}'), ('p3', 'm3', 's2', '{"{"}"type":"text","text":"other"{"}"}');
            """);
        var read = Assert.Single(SqliteSessions.Read(path, folder => folder == "/w/one"));
        Assert.Equal($"{path}#s1", read.Path);
        Assert.Equal((TranscriptFormat.OpenCode, "/w/one", "s1"), (read.Session.Format, read.Session.Folder, read.Session.SessionId));
        Assert.Equal(["Run the tests"], read.Session.Turns.Select(t => t.Text));
        Assert.Equal((CallOutcome.Failed, 1), (read.Session.Calls[0].Outcome, read.Session.Calls[0].ExitCode));
        Assert.Equal([path], Directory.GetFiles(box.Root, "*.db*"));
    }

    [Fact]
    public void Gooses_database_is_read_as_its_lines()
    {
        var path = Make("sessions.db", """
            CREATE TABLE sessions (id TEXT, working_dir TEXT);
            CREATE TABLE messages (id INTEGER, session_id TEXT, role TEXT, content_json TEXT);
            INSERT INTO sessions VALUES ('g1', '/w');
            INSERT INTO messages VALUES (1, 'g1', 'user', '[{"type":"text","text":"Run the tests"}]'),
              (2, 'g1', 'assistant', '[{"type":"toolRequest","id":"c","toolCall":{"value":{"name":"developer__shell","arguments":{"command":"npm tset"}}}}]'),
              (3, 'g1', 'user', '[{"type":"toolResponse","id":"c","toolResult":{"status":"error","error":"Unknown command"}}]');
            """);
        var read = Assert.Single(SqliteSessions.Read(path, _ => true));
        Assert.Equal((TranscriptFormat.Goose, "/w"), (read.Session.Format, read.Session.Folder));
        Assert.Equal(CallOutcome.Failed, Assert.Single(read.Session.Calls).Outcome);
        Assert.Single(read.Session.Turns);
    }

    [Fact]
    public void Cursors_database_is_read_by_its_conversations()
    {
        var path = Make("state.vscdb", """
            CREATE TABLE cursorDiskKV (key TEXT, value BLOB);
            INSERT INTO cursorDiskKV VALUES ('composerData:a', '{}'), ('composerData:empty', '{}'),
              ('bubbleId:a:1', '{"type":1,"bubbleId":"1","text":"Run the tests"}'),
              ('bubbleId:a:2', '{"type":2,"bubbleId":"2","toolFormerData":{"name":"run_terminal_cmd","status":"completed","rawArgs":"{\"command\":\"npm tset\"}","result":"{\"output\":\"Unknown command\",\"exitCode\":1}"}}');
            """);
        var read = Assert.Single(SqliteSessions.Read(path, _ => true));
        Assert.Equal($"{path}#a", read.Path);
        Assert.Equal(CallOutcome.Failed, Assert.Single(read.Session.Calls).Outcome);
    }

    [Fact]
    public void A_database_with_a_log_is_read_without_writing_beside_it()
    {
        var path = Make("opencode.db", "CREATE TABLE x (y)");
        using var open = Database.Open(path, write: true, patience: 100);
        open.Run("PRAGMA journal_mode = WAL");
        open.Run("CREATE TABLE sessions (id TEXT, working_dir TEXT); CREATE TABLE messages (id INTEGER, session_id TEXT, role TEXT, content_json TEXT); INSERT INTO sessions VALUES ('g', '/w')");
        var before = Directory.GetFiles(box.Root, "*", SearchOption.AllDirectories).Order().ToList();
        Assert.Single(SqliteSessions.Read(path, _ => true));
        Assert.Equal(before, Directory.GetFiles(box.Root, "*", SearchOption.AllDirectories).Order());
    }

    [Fact]
    public void A_damaged_or_foreign_database_is_a_fault_or_nothing()
    {
        Assert.Empty(SqliteSessions.Read(Make("other.db", "CREATE TABLE x (y)"), _ => true));
        var path = Path.Combine(box.Root, "broken.db");
        File.WriteAllBytes(path, [.. "SQLite format 3\0"u8, .. new byte[3000]]);
        Assert.True(SqliteSessions.Is(path));
        Assert.Throws<IOException>(() => SqliteSessions.Read(path, _ => true));
    }

    public void Dispose() => box.Dispose();

    private string Make(string name, string sql)
    {
        var path = Path.Combine(box.Root, name);
        SmallDatabases.Make(path, sql);
        return path;
    }
}
