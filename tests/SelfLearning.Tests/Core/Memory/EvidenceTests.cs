using System.Globalization;
using System.Text;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.Tests.Core.Memory;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(40_001)]
    public void Signals_are_counted_by_id_and_kind_however_many_there_are(int count)
    {
        string[] ids = ["aha_1", "aha_2", "aha_unknown", "rec_1"];
        string[] kinds = [SignalKind.AhaUsed, SignalKind.AhaHelped, "of_another_version"];
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
            lines.Append(CultureInfo.InvariantCulture, $"{{\"kind\": \"{kinds[i % 3]}\", \"{(i % 4 == 3 ? "rec_id" : "aha_id")}\": \"{ids[i % 4]}\"}}\n");
        var cards = Fold.Of(JournalReader.Read(JournalKind.Cards, "{\"id\": \"aha_1\"}\n{\"id\": \"aha_2\"}\n"u8.ToArray()));

        var evidence = Evidence.Of(JournalReader.Read(JournalKind.Signals, Encoding.UTF8.GetBytes(lines.ToString())), cards);

        for (var id = 0; id < ids.Length; id++)
        {
            for (var kind = 0; kind < 2; kind++)
                Assert.Equal(Enumerable.Range(0, count).Count(i => i % 4 == id && i % 3 == kind), evidence.Count(ids[id], kinds[kind]));
            Assert.True(evidence.Any(ids[id]));
        }

        Assert.False(evidence.Any("aha_3"));
    }
}
