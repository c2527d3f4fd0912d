using System.Reflection;

namespace SelfLearning.Tests.Quality.Recall;

/// <summary>The floor under recall in the wild, over the own material: it fails when quality drops. <c>bench recall-wild</c> prints the table.</summary>
public sealed class WildRecallTests
{
    [Fact]
    public void The_material_is_as_large_as_the_bar_asks()
    {
        Assert.InRange(OwnCard.All.Count, 200, 1000);
        Assert.InRange(Wrapping.All.Count, 15, 100);
        Assert.InRange(OwnCard.All.Select(own => own.Language).Distinct().Count(), 8, 100);
        Assert.InRange(OwnCard.All.Count(own => own.Error is not null) * Wrapping.All.Count, 600, 10_000);
        Assert.InRange(OwnCard.All.Count(own => own.IsHeldOut), OwnCard.All.Count * 2 / 5, OwnCard.All.Count * 3 / 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_error_that_a_card_quotes_is_found_through_any_wrapping_and_nothing_beside_it(bool heldOut)
    {
        var rows = new WildMeasure(heldOut).Errors().ToList();
        Assert.Equal(Wrapping.All.Count, rows.Count);
        Assert.All(rows, row => Assert.True(row.Found >= 0.85 * row.Asked, $"{row.Name}: {string.Join('\n', row.Missed)}"));
        var (asked, found) = (rows.Sum(row => row.Asked), rows.Sum(row => row.Found));
        Assert.InRange((double)found / asked, 0.95, 1);
        Assert.InRange((double)rows.Sum(row => row.Strangers) / found, 0, 0.05);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_asks_in_other_words_or_in_another_language_finds_most_cards(bool heldOut)
    {
        var measure = new WildMeasure(heldOut);
        var paraphrases = measure.Paraphrases();
        Assert.InRange((double)paraphrases.Found / paraphrases.Asked, 0.70, 1);
        var elsewhere = measure.Elsewhere();
        Assert.InRange((double)elsewhere.Found / elsewhere.Asked, 0.85, 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_trap_is_told_whatever_the_arguments_and_no_other_command_of_the_program(bool heldOut)
    {
        var measure = new WildMeasure(heldOut);
        var traps = measure.Traps();
        Assert.InRange((double)traps.Found / traps.Asked, 0.90, 1);
        Assert.Equal(0, measure.NoTraps().Found);
    }

    [Fact]
    public void Everyday_prompts_are_met_with_silence_in_any_language()
    {
        var measure = new WildMeasure(false);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ordinary-prompts.txt")!;
        using var reader = new StreamReader(stream);
        var ordinary = measure.Ordinary(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), "ordinary prompts");
        Assert.InRange(ordinary.Asked, 200, 1000);
        Assert.InRange((double)ordinary.Found / ordinary.Asked, 0, 0.02);
        var elsewhere = measure.Ordinary(OwnCard.OrdinaryPrompts, "in other languages");
        Assert.InRange(elsewhere.Asked, 50, 1000);
        Assert.InRange((double)elsewhere.Found / elsewhere.Asked, 0, 0.02);
    }
}
