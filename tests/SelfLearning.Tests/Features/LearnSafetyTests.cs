using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Transcripts;
using SelfLearning.Tests.Core.Transcripts;
using SelfLearning.Tests.Storage;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>What transcripts bring must not get out: no secret of any field, and nothing outside the store.</summary>
public sealed class LearnSafetyTests : IDisposable
{
    // In two parts, so that no scanner of repositories takes it for a real one.
    private const string Canary = "ghp_" + "Zx9Kq2Lm4Np6Rs8Tu0Vw1Yb3Cd5Ef7Gh9Jk1";

    private readonly Sandbox box = new();

    public static IEnumerable<TheoryDataRow<TranscriptFormat>> Formats => SmallSessions.Formats;

    public static TheoryData<string> Databases => [.. SmallDatabases.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_secret_in_any_field_of_a_transcript_goes_nowhere(TranscriptFormat format)
    {
        var files = WithCanary(SmallSessions.All[format].Replace("/srv/shop", box.Repo, StringComparison.Ordinal), SmallSessions.All[format].TrimStart()[0] is '{' or '[').ToList();
        Assert.True(files.Count > 5, $"{files.Count}");
        // Formats without a working folder are told by where they lie: agents name their folders after the repository.
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(box.Repo)));
        var folder = Path.Combine(box.Root, "sessions", name);
        for (var i = 0; i < files.Count; i++)
            box.Write($"sessions/{name}/{i}.{(format is TranscriptFormat.Aider or TranscriptFormat.SpecStory ? "md" : "jsonl")}", files[i]);

        GoesNowhere(folder, SmallSessions.WithResults.ContainsKey(format));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public void A_secret_in_any_field_of_a_database_of_sessions_goes_nowhere(string name)
    {
        var script = SmallDatabases.All[name].Replace("/srv/shop", box.Repo, StringComparison.Ordinal);
        // Behind every string, behind every word that stands in a string within a string, and in the session's own id.
        List<string> scripts = [.. WithCanary(script, isJson: true), .. new[] { "npm tset", "Unknown command", "npm test", "ok 12", "s-1" }.Select(w => script.Replace(w, $"{w} {Canary}", StringComparison.Ordinal))];
        var folder = Path.Combine(box.Root, "sessions");
        for (var i = 0; i < scripts.Count; i++)
            SmallDatabases.Make(Path.Combine(folder, $"{i}/{name}"), scripts[i]);
        GoesNowhere(folder, hasFix: true);
    }

    [Fact]
    public void Hostile_transcripts_leave_no_trace_outside_the_store()
    {
        var count = Project.IsLong ? 10_000 : 300;
        var formats = SmallSessions.All.ToList();
        string[] places = [box.Repo, Path.Combine(box.Root, "other"), "/", "../..", Path.Combine(box.Root, "elsewhere/deep"), "~", "\0", box.Repo + "/../../etc"];
        Directory.CreateDirectory(Path.Combine(box.Root, "other"));
        Directory.CreateDirectory(Path.Combine(box.Root, "elsewhere"));
        for (var i = 0; i < count; i++)
        {
            var random = new Random(i);
            var text = formats[i % formats.Count].Value.Replace("/srv/shop", JsonEncoded(places[random.Next(places.Length)]), StringComparison.Ordinal)
                .Replace("s-1", new[] { "../../../evil", "a/b", ".", new string('x', 5000), "s\\u0000" }[random.Next(5)], StringComparison.Ordinal)
                .Replace("npm test", new[] { "npm test; touch /tmp/self-learning-evil", "$(touch evil)", "`touch evil`" }[random.Next(3)], StringComparison.Ordinal);
            box.Write($"home/.claude/projects/p{i % 20}/{i}.jsonl", random.Next(3) == 0 ? text[..random.Next(text.Length)] : text);
        }

        var before = Tree.Of(box.Root, ".agent-skills");
        foreach (var args in new string[][] { ["learn"], ["learn", "--all-projects"], ["learn", "--from", Path.Combine(box.Home, ".claude"), "--limit", "0"], ["friction"], ["how", "run the tests"], ["candidates"] })
            Assert.Equal(0, box.Run(args).Exit);
        Assert.Equal(before, Tree.Of(box.Root, ".agent-skills"));
        Assert.False(Directory.Exists(Path.Combine(box.Root, "other/.agent-skills")));
        Assert.False(File.Exists("/tmp/self-learning-evil"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(box.Root, "elsewhere")));
        Figures.Tell("H hostile transcripts", $"{count} hostile transcripts through learn, friction and how: nothing written outside the store");
    }

    public void Dispose() => box.Dispose();

    private void GoesNowhere(string folder, bool hasFix)
    {
        var said = new StringBuilder();
        foreach (var args in new string[][]
                 {
                     ["learn", "--from", folder, "--dry-run", "--limit", "0", "--format", "json"], ["learn", "--from", folder, "--limit", "0"], ["candidates", "--all", "--limit", "0", "--format", "json"], ["candidates", "--format", "text"],
                     ["friction", "--format", "json"], ["how", "run the tests", "--format", "json"],
                 })
        {
            var ran = box.Do(args);
            said.Append(ran.Output).Append(ran.Error);
        }

        if (hasFix)
            Assert.NotEmpty(box.Lines("candidates.jsonl"));
        foreach (var candidate in box.Lines("candidates.jsonl").Select(Id).Distinct().ToList())
            said.Append(box.Run("keep", candidate).Output);
        Assert.DoesNotContain(Canary, said.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), said.ToString(), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(box.Root, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(folder, StringComparison.Ordinal)))
            Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(File.ReadAllBytes(file)) + file, StringComparison.Ordinal);
    }

    private static string Id(string line) => ((JsonObject)(JsonReader.TryRead(Encoding.UTF8.GetBytes(line), out var value, out _) ? value! : throw new InvalidOperationException(line))).Text("id")!;

    private static string JsonEncoded(string text) => JsonText.Line(new JsonString(text))[1..^1];

    // One text for each place where a value, a key or a line of text can hold it.
    private static IEnumerable<string> WithCanary(string text, bool isJson)
    {
        yield return text;
        if (!isJson)
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0)
                    yield return string.Join('\n', lines.Select((l, at) => at == i ? $"{l} {Canary}" : l));
            }

            yield break;
        }

        // Behind the last character of every string, keys too.
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && inside)
            {
                i++;
                continue;
            }

            if (text[i] != '"')
                continue;
            if (inside)
                yield return text[..i] + " " + Canary + text[i..];
            inside = !inside;
        }
    }
}
