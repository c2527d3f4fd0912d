using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class LanguageTests
{
    private static readonly MemoryIndex Index = new(
        [.. new[] { "Tabelle im Bericht", "the process will die on this os", "migración de tablas" }.Select((text, i) => IndexedCard.Of(new RecallCard { Id = $"{i}", Title = text }))]);

    [Theory]
    [InlineData("why does the process die on this os", "die", QueryTermKind.Word)]
    [InlineData("warum stirbt der Prozess, die Datei ist nicht da", "die", QueryTermKind.Filler)]
    [InlineData("como posso ver os dados que não são meus", "os", QueryTermKind.Filler)]
    [InlineData("the os is old", "os", QueryTermKind.Word)]
    public void A_function_word_is_a_filler_in_its_language_only(string prompt, string word, QueryTermKind kind) =>
        Assert.Equal(kind, Terms(prompt).Single(term => term.Text == word).Kind);

    [Theory]
    [InlineData("warum sind die Tabellen nicht da", "tabellen", "tabel")]
    [InlineData("por qué la migraciones no se hacen", "migraciones", "migracion")]
    public void Another_inflection_of_a_word_that_no_card_has_is_found(string prompt, string word, string form) =>
        Assert.Contains(Terms(prompt).Single(term => term.Text == word).Forms, other => other.Term == form);

    [Fact]
    public void Japanese_grammar_is_no_word() =>
        Assert.Equal(QueryTermKind.Filler, Terms("これはどうすれば")[0].Kind);

    [Fact]
    public void A_near_form_shares_three_letters_at_its_start_and_stands_for_no_word_already_said()
    {
        Assert.Contains(Terms("procass").Single().Forms, form => form.Term == "process");
        Assert.Single(Terms("prcoess").Single().Forms);
        Assert.Single(Terms("process procass").Single(term => term.Text == "procass").Forms);
    }

    private static IReadOnlyList<QueryTerm> Terms(string prompt) => SituationQuery.Of(new Situation { Prompt = prompt }, Index, RankingWeights.Default).Terms;
}
