using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class HostileNamesTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void A_hostile_name_touches_nothing_outside_and_crashes_nothing()
    {
        var names = File.ReadLines(Project.Data("security/injection.jsonl"))
            .Select(l => JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(l), out var v, out _) ? (JsonObject)v : throw new InvalidOperationException(l))
            .Where(r => r.Text("cat") == "path").Select(r => r.Text("text")!).Append("a/../../b").Append(new string('x', 5000)).ToList();
        Assert.True(names.Count >= 20);
        foreach (var name in names.Where(n => !n.Contains('\0', StringComparison.Ordinal)))
        {
            box["USER"] = name;
            var ran = box.RunWith("""{"aha_cards": [{"id": "aha_1", "title": "t", "problem": "p", "shareable": true}]}""", "record");
            Assert.True(ran.Exit is 0 or 1, $"{name}: {ran.Error}");
            foreach (var args in new string[][] { ["export-backport", "--skill-path", name, "--ids", "aha_1", "--apply"], ["export-backport", "--file", name, "--ids", "aha_1", "--apply"], ["show", name], ["forget", name, "--yes"], ["backport-remove", name] })
                Assert.True(box.Run(args).Exit is 0 or 1 or 2, name);
            Assert.Equal(1, box.RunWith(JsonText.Line(new JsonObject { { "aha_cards", new JsonArray([new JsonObject { { "id", "aha_" + name + "/" }, { "title", "t" }, { "problem", "p" } }]) } }), "record").Exit);
        }

        var outside = Directory.EnumerateFiles(box.Root, "*", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(box.Repo, ".agent-skills/self-learning/v1/users/"), StringComparison.Ordinal)).ToList();
        Assert.Empty(outside);
    }

    [Fact]
    public void A_link_swapped_in_while_writing_leads_nowhere()
    {
        var rounds = Project.IsLong ? 1_000 : 120;
        var outside = Directory.CreateDirectory(Path.Combine(box.Root, "outside")).FullName;
        box.DoWith("""{"aha_cards": [{"title": "first", "problem": "p"}]}""", "record");
        var users = Path.GetDirectoryName(box.Store)!;
        using var stop = new CancellationTokenSource();
        var swaps = 0;
        var attacker = new Thread(() =>
        {
            var away = Path.Combine(users, "away");
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    Directory.Move(box.Store, away);
                    Directory.CreateSymbolicLink(box.Store, outside);
                    swaps++;
                    Thread.SpinWait(2_000);
                    Directory.Delete(box.Store);
                    Directory.Move(away, box.Store);
                    // Now and then the way is free for a whole run.
                    if (swaps % 8 == 0)
                        Thread.Sleep(10);
                }
                catch (IOException)
                {
                    // The program made the folder anew between two of our steps; ours goes.
                    if (Directory.Exists(away))
                        Directory.Delete(away, recursive: true);
                }
            }
        })
        {
            IsBackground = true,
        };
        attacker.Start();
        var ran = Enumerable.Range(0, rounds).Select(i => box.RunWith($$"""{"aha_cards": [{"title": "card {{i}}", "problem": "p"}]}""", "record")).ToList();
        stop.Cancel();
        attacker.Join();
        Assert.All(ran, r => Assert.True(r.Exit == 0 ? r.Error.Length == 0 || r.Error.StartsWith("warning: ", StringComparison.Ordinal) : r.Exit == 1 && r.Error.StartsWith("error: ", StringComparison.Ordinal), $"{r.Exit}: {r.Error}"));
        Assert.Contains(ran, r => r.Exit == 0);
        Assert.True(swaps > 0);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    public void Dispose() => box.Dispose();
}
