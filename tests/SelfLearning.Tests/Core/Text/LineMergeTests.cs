using SelfLearning.Core.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Text;

public sealed class LineMergeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("self-learning-test-").FullName;

    [Fact]
    public void Random_merges_are_those_of_git_and_so_are_its_conflicts()
    {
        var git = Project.Tool("git");
        var rounds = Project.IsLong ? 2_000 : 150;
        var random = new Random(20260101);
        var (merged, conflicts) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var before = Text(random, round);
            var (ours, theirs) = (Edited(random, before), Edited(random, before));
            var merge = LineMerge.Of(before, ours, theirs);
            foreach (var (keep, option) in new (MergeSide?, string?)[] { (null, null), (MergeSide.Ours, "--ours"), (MergeSide.Theirs, "--theirs") })
            {
                var (exit, text) = Git(git, before, ours, theirs, option);
                Assert.True((exit != 0) == (merge.Text(keep) is null), $"round {round} {option}: git {(exit != 0 ? "has a conflict" : "merges")}\n{Three(before, ours, theirs)}");
                if (exit == 0)
                    Assert.True(text == merge.Text(keep), $"round {round} {option}:\n{Three(before, ours, theirs)}\n--- git\n{text}\n--- ours\n{merge.Text(keep)}");
                if (keep is null)
                    (merged, conflicts) = exit == 0 ? (merged + 1, conflicts) : (merged, conflicts + 1);
                else if (merge.Conflicts.Any() is false)
                    break;
            }
        }

        Assert.True(merged > rounds / 10 && conflicts > rounds / 10, $"{merged} merged, {conflicts} conflicts");
        Figures.Tell("C1", $"{rounds} random three-way merges against git merge-file: {merged} the same text, {conflicts} conflicts in both, 0 otherwise; conflicts decided by --ours and --theirs alike");
    }

    [Fact]
    public void Diffs_turn_one_text_into_the_other()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var before = Text(random, round);
            var (a, b) = (LineDiff.Lines(before), LineDiff.Lines(Edited(random, before)));
            var made = new List<string>();
            var at = 0;
            foreach (var d in LineDiff.Of(a, b))
            {
                made.AddRange(a[at..d.OldStart]);
                made.AddRange(b[d.NewStart..d.NewEnd]);
                at = d.OldEnd;
            }

            made.AddRange(a[at..]);
            Assert.Equal(b, made);
        }
    }

    [Fact]
    public void Two_large_texts_without_a_common_line_are_compared_in_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        string[] a = [.. Enumerable.Range(0, 20_000).Select(i => i % 3 == 0 ? "same\n" : $"a{i}\n")], b = [.. Enumerable.Range(0, 20_000).Select(i => i % 4 == 0 ? "same\n" : $"b{i}\n")];
        Assert.NotEmpty(LineDiff.Of(a, b));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Exit, string Text) Git(string git, string before, string ours, string theirs, string? option)
    {
        foreach (var (name, text) in new[] { ("b", before), ("o", ours), ("t", theirs) })
            File.WriteAllText(Path.Combine(folder, name), text);
        var ran = Shell.Run(git, ["merge-file", "-p", "-q", .. option is null ? Array.Empty<string>() : [option], "o", "b", "t"], folder);
        Assert.InRange(ran.Exit, 0, 127);
        return (ran.Exit, ran.Output);
    }

    // Texts like cards, with many blank lines; few different lines, so that there are many ways to align them; and ones that end bare.
    private static string Text(Random random, int round)
    {
        var kinds = round % 4 switch { 0 => 4, 1 => 12, 2 => 40, _ => 400 };
        var lines = Enumerable.Range(0, random.Next(3, 60)).Select(_ => random.Next(4) == 0 ? "" : $"line {random.Next(kinds)}");
        var text = string.Concat(lines.Select(l => l + "\n"));
        return random.Next(8) == 0 ? text[..^1] : text;
    }

    private static string Edited(Random random, string before)
    {
        var lines = LineDiff.Lines(before);
        for (var edits = random.Next(0, 4); edits > 0; edits--)
        {
            var at = random.Next(0, lines.Count + 1);
            var count = Math.Min(random.Next(0, 4), lines.Count - at);
            lines.RemoveRange(at, count);
            lines.InsertRange(at, Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(3) == 0 ? "\n" : $"line {random.Next(12)}\n"));
        }

        return string.Concat(lines);
    }

    private static string Three(string before, string ours, string theirs) => $"--- base\n{before}\n--- ours\n{ours}\n--- theirs\n{theirs}";
}
