using SelfLearning.App.Storage.Search;

namespace SelfLearning.Tests.Storage;

/// <summary>The small session of the text formats as the databases of three agents hold it: by file name, what makes it.</summary>
internal static class SmallDatabases
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["opencode.db"] =
            """
            CREATE TABLE session (id TEXT, directory TEXT, time_created INTEGER);
            CREATE TABLE message (id TEXT, session_id TEXT, time_created INTEGER, data TEXT);
            CREATE TABLE part (id TEXT, message_id TEXT, session_id TEXT, data TEXT);
            INSERT INTO session VALUES ('s-1', '/srv/shop', 1);
            INSERT INTO message VALUES ('m1', 's-1', 1, '{"role":"user"}'), ('m2', 's-1', 2, '{"role":"assistant"}'), ('m3', 's-1', 3, '{"role":"user"}'), ('m4', 's-1', 4, '{"role":"assistant"}');
            INSERT INTO part VALUES ('p1', 'm1', 's-1', '{"type":"text","text":"Run the tests"}'),
              ('p2', 'm2', 's-1', '{"type":"tool","tool":"bash","state":{"status":"completed","input":{"command":"npm tset"},"output":"Unknown command: \"tset\"","metadata":{"exit":1}}}'),
              ('p3', 'm2', 's-1', '{"type":"tool","tool":"bash","state":{"status":"completed","input":{"command":"npm test"},"output":"ok 12","metadata":{"exit":0}}}'),
              ('p4', 'm3', 's-1', '{"type":"text","text":"no, never use npm here, use pnpm instead"}'),
              ('p5', 'm4', 's-1', '{"type":"text","text":"You are right."}');
            """,
        ["sessions.db"] =
            """
            CREATE TABLE sessions (id TEXT, working_dir TEXT);
            CREATE TABLE messages (id INTEGER, session_id TEXT, role TEXT, content_json TEXT);
            INSERT INTO sessions VALUES ('s-1', '/srv/shop');
            INSERT INTO messages VALUES (1, 's-1', 'user', '[{"type":"text","text":"Run the tests"}]'),
              (2, 's-1', 'assistant', '[{"type":"toolRequest","id":"c1","toolCall":{"status":"success","value":{"name":"developer__shell","arguments":{"command":"npm tset"}}}}]'),
              (3, 's-1', 'user', '[{"type":"toolResponse","id":"c1","toolResult":{"status":"success","value":{"content":[{"type":"text","text":"Unknown command: \"tset\""}],"isError":true}}}]'),
              (4, 's-1', 'assistant', '[{"type":"toolRequest","id":"c2","toolCall":{"status":"success","value":{"name":"developer__shell","arguments":{"command":"npm test"}}}}]'),
              (5, 's-1', 'user', '[{"type":"toolResponse","id":"c2","toolResult":{"status":"success","value":[{"type":"text","text":"ok 12"}]}}]'),
              (6, 's-1', 'user', '[{"type":"text","text":"no, never use npm here, use pnpm instead"}]'),
              (7, 's-1', 'assistant', '[{"type":"text","text":"You are right."}]');
            """,
        ["state.vscdb"] =
            """
            CREATE TABLE cursorDiskKV (key TEXT, value BLOB);
            INSERT INTO cursorDiskKV VALUES ('composerData:s-1', '{"composerId":"s-1","name":"tests"}'),
              ('bubbleId:s-1:1', '{"type":1,"bubbleId":"1","text":"Run the tests"}'),
              ('bubbleId:s-1:2', '{"type":2,"bubbleId":"2","toolFormerData":{"name":"run_terminal_cmd","status":"completed","rawArgs":"{\"command\":\"npm tset\"}","result":"{\"output\":\"Unknown command: tset\",\"exitCode\":1}"}}'),
              ('bubbleId:s-1:3', '{"type":2,"bubbleId":"3","toolFormerData":{"name":"run_terminal_cmd","status":"completed","rawArgs":"{\"command\":\"npm test\"}","result":"{\"output\":\"ok 12\",\"exitCode\":0}"}}'),
              ('bubbleId:s-1:6', '{"type":2,"bubbleId":"6","toolFormerData":{"name":"read_file","status":"completed","rawArgs":"{\"target_file\":\"/srv/shop/package.json\"}","result":"{}"}}'),
              ('bubbleId:s-1:4', '{"type":1,"bubbleId":"4","text":"no, never use npm here, use pnpm instead"}'),
              ('bubbleId:s-1:5', '{"type":2,"bubbleId":"5","text":"You are right."}');
            """,
    };

    public static void Make(string path, string script)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
        using var database = Database.Open(path, write: true, patience: 100);
        database.Run(script);
    }
}
