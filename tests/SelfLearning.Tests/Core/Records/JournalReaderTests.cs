using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Records;

public sealed class JournalReaderTests
{
    [Fact]
    public void A_damaged_line_is_reported_with_its_line_and_harms_no_other()
    {
        var journal = Read("{\"id\": \"aha_1\"}\nrubbish\n\n{\"id\": \"aha_2\"}\n");
        Assert.Equal(["aha_1", "aha_2"], Ids(journal));
        var damage = Assert.Single(journal.Damages);
        Assert.Equal((2, "rubbish"), (damage.Line, Encoding.UTF8.GetString(journal.Raw(damage))));
    }

    [Theory]
    [InlineData("{\"id\": \"aha_1\"}", "aha_1")]
    [InlineData("{\"id\": \"aha_1\"}{\"id\": \"aha_2\"}\n", "aha_1,aha_2")]
    [InlineData("{\"id\": \"aha_1\"}\r\n{\"id\": \"aha_2\"}\r\n", "aha_1,aha_2")]
    [InlineData("\uFEFF{\"id\": \"aha_1\"}\n", "aha_1")]
    [InlineData("\0\0\0\0{\"id\": \"aha_1\"}\n", "aha_1")]
    [InlineData("{\"id\": \"aha_0\", \"tit{\"id\": \"aha_1\", \"ts\": \"x\"}\n", "aha_1")]
    [InlineData("{\"\\u0069d\": \"aha_1\"}\n", "aha_1")]
    public void Whole_records_are_found_whatever_stands_around_them(string text, string ids) =>
        Assert.Equal(ids.Split(','), Ids(Read(text)));

    [Theory]
    [InlineData("{\"id\": \"aha_1\", \"id\": \"aha_2\"}\n", "stands twice")]
    [InlineData("{\"title\": \"no id\"}\n", "no \"id\"")]
    [InlineData("{\"id\": \"aha_1\", \"x\": {\"id\": \"aha_2\", \"ts\": \"x\"}\n", "torn")]
    [InlineData("[{\"id\": \"aha_1\"}]\n", "array")]
    [InlineData("{\"id\": \"\"}\n", "no \"id\"")]
    public void What_could_be_misread_is_refused(string text, string reason)
    {
        var journal = Read(text);
        Assert.Equal(0, journal.Count);
        Assert.Contains(reason, Assert.Single(journal.Damages).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_key_may_stand_twice() => Assert.Equal(["aha_1"], Ids(Read("{\"id\": \"aha_1\", \"x\": 1, \"x\": 2}\n")));

    [Fact]
    public void Parts_of_a_journal_read_alike_as_one()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(i => i % 7 == 3 ? "bad\n" : $"{{\"id\": \"aha_{i}\"}}\n"));
        var bytes = Encoding.UTF8.GetBytes(text);
        var cut = text.IndexOf("aha_20", StringComparison.Ordinal) - 8;
        var line = text[..cut].Count(c => c == '\n') + 1;
        var joined = JournalReader.Join(JournalKind.Cards, bytes,
            [JournalReader.Read(JournalKind.Cards, bytes, 0, cut, 1), JournalReader.Read(JournalKind.Cards, bytes, cut, bytes.Length, line)]);
        var whole = JournalReader.Read(JournalKind.Cards, bytes);
        Assert.Equal(Ids(whole), Ids(joined));
        Assert.Equal(whole.Damages, joined.Damages);
    }

    [Fact]
    public void All_damaged_stores_give_their_survivors_and_report_the_rest()
    {
        var folder = Project.Data("security/damage");
        Assert.True(JsonReader.TryRead(File.ReadAllBytes(Path.Combine(folder, "manifest.json")), out var manifest, out _));
        var cases = ((JsonArray)manifest).Items.Cast<JsonObject>().ToList();
        Assert.Equal(296, cases.Count);
        foreach (var one in cases)
        {
            var journal = JournalReader.Read(JournalKind.Events, File.ReadAllBytes(Path.Combine(folder, one.Text("file")!)));
            var ids = Ids(journal);
            Assert.True(one.Texts("survive").All(ids.Contains), $"{one.Text("file")}: lost {string.Join(", ", one.Texts("survive").Except(ids))}");
            Assert.All(journal.Damages, d => Assert.True(d.Line > 0 && d.Length > 0 && d.Reason.Length > 0));
            for (var row = 0; row < journal.Count; row++)
                Assert.NotNull(journal.Body(row));
        }
    }

    // Python writes and reads these three numbers, and so do we: a store may hold them.
    private static readonly string[] Pythons = ["n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json"];

    [Fact]
    public void The_json_test_suite_is_read_as_it_says()
    {
        var folder = Project.Data("security/JSONTestSuite");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(f => Path.GetFileName(f)[1] == '_').ToList();
        Assert.True(files.Count >= 300);
        foreach (var file in files)
        {
            var parses = JsonReader.TryRead(File.ReadAllBytes(file), out _, out _);
            var name = Path.GetFileName(file);
            if (name[0] != 'i')
                Assert.True(parses == (name[0] == 'y' || Pythons.Contains(name)), name);
            JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void No_flipped_bit_crashes_the_reader()
    {
        var records = Project.IsLong ? 100 : 4;
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, records).Select(i => $"{{\"id\": \"aha_{i}\", \"ts\": \"2026-01-01T00:00:00Z\", \"title\": \"é {i}\", \"tags\": [\"a\"], \"shareable\": true}}\n")));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var journal = JournalReader.Read(JournalKind.Cards, bytes);
            Assert.True(journal.Count <= records);
            Assert.True(journal.Count == records || journal.Damages.Count > 0, $"bit {bit}: a record went without a word");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static Journal Read(string text) => JournalReader.Read(JournalKind.Cards, Encoding.UTF8.GetBytes(text));

    private static List<string> Ids(Journal journal) => [.. Enumerable.Range(0, journal.Count).Select(journal.Id)];
}
