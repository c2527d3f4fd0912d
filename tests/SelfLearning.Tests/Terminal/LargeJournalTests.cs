using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>Lines and journals of a size that nobody means.</summary>
public sealed class LargeJournalTests : IDisposable
{
    private const string Good = """{"id": "aha_%", "ts": "2026-01-01T00:00:00Z", "title": "t", "when_to_use": "w"}""" + "\n";

    private readonly NativeBox native = new();

    [Theory]
    [InlineData("{\"id\": \"aha_big\", \"x\": \"", "a", "\"}")]
    [InlineData("{\"id\": \"aha_big\", \"x\": [", "1,", "1]}")]
    [InlineData("", "{\"id\": \"aha_big\"}", "")]
    [InlineData("", "{\"", "")]
    [InlineData("{\"id\": \"aha_big\", \"title\": \"", "\\u0041", "\"}")]
    public void A_line_of_300_MB_is_damage_that_is_named_and_harms_no_other(string begin, string part, string end)
    {
        Lines(begin, part, 300_000_000, end);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var verb in new[] { "list", "review", "doctor" })
        {
            clock.Restart();
            var ran = native.Run("", verb, "--format", "text");
            var seconds = clock.Elapsed.TotalSeconds;
            Assert.Equal(verb == "doctor" ? 1 : 0, ran.Exit);
            if (verb != "review")
                Assert.Contains(verb == "list" ? "aha_2" : "too-long", ran.Output, StringComparison.Ordinal);
            // Two seconds on an idle machine; one that runs other tests beside this gets more.
            Assert.True(seconds < 10, $"{verb} took {seconds:0.0} s");
            Figures.Tell("F4", $"{verb} with a line of 300 MB ({part}): {seconds:0.00} s");
        }
    }

    [Fact]
    public void A_line_up_to_16_MiB_is_read_and_one_byte_more_is_not()
    {
        foreach (var (more, count) in new[] { (0, 1), (1, 0) })
        {
            const string begin = "{\"id\": \"aha_1\", \"x\": \"";
            var line = begin + new string('a', JournalReader.MaxLine - begin.Length - 2 + more) + "\"}";
            var journal = JournalReader.Read(JournalKind.Cards, System.Text.Encoding.UTF8.GetBytes(line + "\n" + Good));
            Assert.Equal((count + 1, 1 - count), (journal.Count, journal.Damages.Count));
            Assert.All(journal.Damages, d => Assert.Equal((Damage.TooLong, 1), (d.Rule, d.Line)));
        }
    }

    [Fact]
    public void A_journal_of_3_GB_is_told_by_every_verb()
    {
        Lines("", "", 0, "");
        using (var file = File.OpenWrite(Path.Combine(native.Box.Store, "aha_cards.jsonl")))
            file.SetLength(3L << 30);
        foreach (var line in new[] { "list", "review", "recall x", "show aha_1", "use --aha aha_1", "repair", "redact-history", "forget aha_1", "init", "doctor", "hook claude-code" })
        {
            var ran = native.Run("", line.Split(' '));
            Assert.True(ran.Exit == (line is "init" or "hook claude-code" ? 0 : 1), $"{line}: {ran.Exit} {ran.Error}");
            if (!line.StartsWith("hook", StringComparison.Ordinal))
                Assert.Contains("3221225472 bytes", ran.Error + ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("bug", ran.Error, StringComparison.Ordinal);
        }
    }

    public void Dispose() => native.Dispose();

    private void Lines(string begin, string part, int bytes, string end)
    {
        Directory.CreateDirectory(native.Box.Store);
        using var writer = new StreamWriter(Path.Combine(native.Box.Store, "aha_cards.jsonl"));
        writer.Write(Good.Replace("%", "1", StringComparison.Ordinal));
        writer.Write(begin);
        var block = string.Concat(Enumerable.Repeat(part, 1000));
        for (var written = 0; written < bytes; written += block.Length)
            writer.Write(block);
        writer.Write(end + "\n");
        writer.Write(Good.Replace("%", "2", StringComparison.Ordinal));
    }
}
