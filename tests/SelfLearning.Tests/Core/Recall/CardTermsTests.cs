using System.Text;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class CardTermsTests
{
    private static readonly CardFacts Facts = new() { Status = "accepted" };

    [Fact]
    public void A_card_read_from_text_is_the_card_read_from_terms()
    {
        var random = new Random(5);
        var words = Enumerable.Range(0, 4000).Select(i => i % 7 == 0 ? $"{i}x" : i % 5 == 0 ? $"слово{i}" : $"w{i % 900}").Distinct().ToList();
        var numbers = words.Where(_ => random.Next(6) == 0).Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i);
        var (first, second) = (new CardTerms(numbers), new CardTerms(numbers));
        for (var round = 0; round < 200; round++)
        {
            var fields = Enumerable.Range(0, CardFields.Count).Select(_ => Enumerable.Range(0, random.Next(0, 90)).Select(_ => words[random.Next(words.Count)]).ToArray()).ToArray();
            first.Fill(new IndexedCard($"aha_{round}", fields, Facts));
            Assert.True(second.Fill($"aha_{round}", Facts, Encoding.UTF8.GetBytes(string.Join('\n', fields.Select(field => string.Join(' ', field))))));
            foreach (var field in Enum.GetValues<CardField>())
            {
                Assert.Equal(first.Of(field).ToArray(), second.Of(field).ToArray());
                Assert.Equal(fields[(int)field].Select(word => numbers.GetValueOrDefault(word, -1)), second.Of(field).ToArray().Select(CardTerms.Number));
                Assert.Equal(fields[(int)field].Select(word => char.IsAsciiDigit(word[0])), second.Of(field).ToArray().Select(CardTerms.IsVolatile));
            }

            Assert.Equal((first.Id, first.Facts), (second.Id, second.Facts));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb\nc")]
    [InlineData("a\n\n\n\n\n\n\n")]
    public void A_text_of_other_fields_is_refused(string text) => Assert.False(new CardTerms(new Dictionary<string, int>()).Fill("aha_1", Facts, Encoding.UTF8.GetBytes(text)));
}
