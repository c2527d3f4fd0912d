using System.Text;
using SelfLearning.App;
using SelfLearning.App.Contract.Page;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Page;

/// <summary>The page in one file, read-only: what it shows was asked beforehand and lies in it. It loads nothing, from nowhere.</summary>
internal static class PageExport
{
    private const int MostRecords = 500;
    private static readonly string[] Views = ["overview", "figures", "health", "review", "queue", "sessions", "backports"];

    public static void Write(AppEnv env, string path)
    {
        if (path == "-")
        {
            env.Output.Write(Of(env));
            return;
        }

        var file = Path.GetFullPath(path, env.Folder);
        if (Directory.Exists(file))
            throw new UserError($"{file} is a folder.", "Name the file to write, such as memory.html.");
        var text = Of(env);
        var pending = $"{file}.{RandomText.Token()[..8]}.tmp";
        try
        {
            File.WriteAllText(pending, text);
            File.Move(pending, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(pending))
                File.Delete(pending);
            throw new UserError($"{file} cannot be written: {e.Message.TrimEnd('.')}.", "Name a file in a folder that you can write to.");
        }

        env.Error.Write(Core.Safety.Redaction.Redact($"Written: {file}\n"));
    }

    internal static string Of(AppEnv env)
    {
        var work = new Workspace(env);
        var memory = new PageMemory();
        var reads = new PageReads(memory, isFrozen: true);
        var data = new JsonObject();
        foreach (var view in Views)
            data.Add(view, Ask(view));
        var start = work.HeadWithStore();
        start.Add("version", ProgramVersion.Text);
        start.Add("consent", "none");
        start.Add("written", env.Ts);
        data.Add("start", start);

        var records = new JsonObject();
        var ids = Ids(data).Concat(memory.Overview(work).Records.Reverse().Select(r => r.Id)).Distinct(StringComparer.Ordinal);
        foreach (var id in ids.Where(id => memory.Overview(work).Find(id) is not null).Take(MostRecords))
            records.Add(id, Ask("record", ("id", id)));
        data.Add("records", records);
        var texts = new JsonObject();
        foreach (var item in ((JsonArray)data.Object("backports")!.Find("items")!).Items.OfType<JsonObject>().Where(i => i.Text(Keys.AhaId) is not null)) // Every answer has them.
            texts.Set($"{item.Text("file")}\n{item.Text(Keys.AhaId)}", Ask("backport", ("file", item.Text("file")!), ("id", item.Text(Keys.AhaId)!)));
        data.Add("texts", texts);
        return Page(Anonymous(PageText.Of(data), env, work));

        JsonObject Ask(string name, params (string Key, string Value)[] given) => reads.Find(name, work, key => given.FirstOrDefault(g => g.Key == key).Value)!; // The names are known.
    }

    // Ids of cards and recommendations that the views name.
    private static IEnumerable<string> Ids(JsonValue value) => value switch
    {
        JsonString { Value: var text } when text.StartsWith("aha_", StringComparison.Ordinal) || text.StartsWith("rec_", StringComparison.Ordinal) => [text],
        JsonArray array => array.Items.SelectMany(Ids),
        JsonObject members => members.Members.SelectMany(m => Ids(m.Value)),
        _ => [],
    };

    // Where the repository lies on this machine is nobody's business.
    private static string Anonymous(string json, AppEnv env, Workspace work)
    {
        var head = work.Head();
        foreach (var (path, name) in new[] { (head.Text("worktree"), "."), (head.Text("repo_root"), "."), (env.Home, "~") })
        {
            if (path is { Length: > 1 })
                json = json.Replace(JsonText.Line(path).Trim('"') + "/", name + "/", StringComparison.Ordinal).Replace(JsonText.Line(path), $"\"{(name == "." ? Path.GetFileName(path) : name)}\"", StringComparison.Ordinal);
        }

        return json;
    }

    private static string Page(string json)
    {
        var (script, style) = (PageBundle.Of("app.js"), PageBundle.Text("page.css"));
        var policy = $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
        // Nothing in the data can end its element.
        var data = json.Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal).Replace("&", "\\u0026", StringComparison.Ordinal);
        return PageBundle.Text("index.html")
            .Replace("<meta name=\"color-scheme\"", $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<meta name=\"color-scheme\"", StringComparison.Ordinal)
            .Replace("<link rel=\"icon\" href=\"icon.svg\">\n", "", StringComparison.Ordinal)
            .Replace("<link rel=\"stylesheet\" href=\"page.css\">", $"<style>{style}</style>", StringComparison.Ordinal)
            .Replace("<script type=\"module\" src=\"app.js\"></script>\n", "", StringComparison.Ordinal)
            .Replace("</body>", $"<script type=\"application/json\" id=\"data\">{data}</script>\n<script type=\"module\">{script}</script>\n</body>", StringComparison.Ordinal);
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(Convert.FromHexString(Sha256.Hex(Encoding.UTF8.GetBytes(text))))}";
}
