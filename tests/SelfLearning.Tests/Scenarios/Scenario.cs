using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Scenarios;

/// <summary>What the old program did, step by step, and the state after it. Ours may add keys; wording is left out.</summary>
internal sealed class Scenario(JsonObject script)
{
    /// <summary>Gives a line of a file the spelling of paths that the scenario has.</summary>
    public Func<string, string> Respell { get; set; } = line => line;

    public static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(Project.Root, "tests/SelfLearning.Tests/Scenarios/compat"), "*.json").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal);

    public static Scenario Read(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Project.Root, "tests/SelfLearning.Tests/Scenarios/compat", name + ".json"));
        return JsonReader.TryRead(bytes, out var value, out var fault) ? new Scenario((JsonObject)value) : throw new InvalidOperationException(fault.Message);
    }

    /// <summary>Plays the scenario with a way to run one command at a time, and compares each answer and the end.</summary>
    public void Play(Sandbox box, Func<Sandbox, string[], string, Ran> run)
    {
        box["USER"] = script.Text("user");
        foreach (var (path, text) in script.Object("files")!.Members)
            box.Write(path, text.AsText!);

        var steps = ((JsonArray)script.Find("steps")!).Items.Cast<JsonObject>().ToList();
        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var args = step.Texts("cmd").Select(a => a.Replace("$ROOT", box.Root, StringComparison.Ordinal)).ToArray();
            box.Now = DateTimeOffset.ParseExact(step.Text("at")!, "'@'yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            var ran = run(box, args, step.Find("stdin") is { } input ? JsonText.Line(input) : "");
            var where = string.Join(' ', args);
            Assert.True(JsonText.Line(step.Find("exit")!) == ran.Exit.ToString(CultureInfo.InvariantCulture), $"{where}: exit {ran.Exit}\n{ran.Error}");
            if (step.Find("json") is { } expected)
                Compare(expected, ran.Json, where, box);
        }

        foreach (var (path, expected) in script.Object("after")!.Members)
            CompareFile(expected, Path.Combine(box.Root, path), path, box);
    }

    private static void Compare(JsonValue expected, JsonValue? actual, string where, Sandbox box)
    {
        switch (expected)
        {
            case JsonObject wanted:
                var got = Assert.IsType<JsonObject>(actual);
                var keys = got.Members.Select(m => m.Key).ToList();
                var last = -1;
                foreach (var (key, value) in wanted.Members)
                {
                    var at = keys.IndexOf(key);
                    Assert.True(at > last, $"{where}.{key}: absent or out of order");
                    last = at;
                    Compare(value, got.Find(key), $"{where}.{key}", box);
                }

                break;
            case JsonArray wanted:
                Assert.True(actual is JsonArray array && array.Count == wanted.Count, $"{where}: expected {JsonText.Line(expected)}, got {(actual is null ? "nothing" : JsonText.Line(actual))}");
                for (var i = 0; i < wanted.Count; i++)
                    Compare(wanted.Items[i], ((JsonArray)actual!).Items[i], $"{where}[{i}]", box);
                break;
            default:
                Assert.Equal(JsonText.Line(expected).Replace("$ROOT", box.Root, StringComparison.Ordinal), actual is null ? "" : JsonText.Line(actual));
                break;
        }
    }

    private static JsonValue Parse(string line) =>
        JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out var value, out var fault) ? value : throw new InvalidOperationException(fault.Message);

    private void CompareFile(JsonValue expected, string file, string where, Sandbox box)
    {
        Assert.True(File.Exists(file), $"{where} is missing");
        switch (expected)
        {
            case JsonArray lines:
                var actual = File.ReadAllLines(file);
                if (file.EndsWith("backports.jsonl", StringComparison.Ordinal))
                {
                    // Ours add the hashes and the way back.
                    Compare(lines, new JsonArray(actual.Select(Respell).Select(Parse)), where, box);
                    break;
                }

                Assert.Equal(lines.Items.Select(l => JsonText.Line(l).Replace("$ROOT", box.Root, StringComparison.Ordinal)), actual);
                break;
            case JsonObject { Count: 1 } marks when marks.Find("marks") is JsonArray:
                var found = File.ReadAllLines(file);
                var at = 0;
                foreach (var mark in marks.Texts("marks"))
                {
                    // Our marks may carry more name=value pairs.
                    var stem = mark.EndsWith(" -->", StringComparison.Ordinal) ? mark[..^4] : mark;
                    while (at < found.Length && !found[at].StartsWith(stem, StringComparison.Ordinal))
                        at++;
                    Assert.True(at < found.Length, $"{where}: no line {mark}");
                }

                break;
            case JsonObject json:
                Compare(json, Parse(Respell(File.ReadAllText(file))), where, box);
                break;
        }
    }
}
