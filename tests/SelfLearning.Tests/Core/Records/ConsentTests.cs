using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Tests.Core.Records;

public sealed class ConsentTests
{
    private const string Card = """{"id": "aha_1", "ts": "2026-01-01T00:00:00Z", "title": "t", "when_to_use": "w", "problem": "p", "solution_steps": ["s"], "gotchas": ["g"], "links": ["l"], "tags": ["a"], "status": "accepted"}""";

    [Fact]
    public void The_hash_is_over_the_texts_as_they_are_stored() => Assert.Equal(
        Sha256.Hex("""{"title": "t", "when_to_use": "w", "problem": "p", "solution_steps": ["s"], "gotchas": ["g"], "links": ["l"]}"""u8),
        Consent.TextHash(Read(Card)));

    [Theory]
    [InlineData("title")]
    [InlineData("when_to_use")]
    [InlineData("problem")]
    [InlineData("solution_steps")]
    [InlineData("gotchas")]
    [InlineData("links")]
    public void An_edit_of_the_text_ends_it(string key)
    {
        var card = Approved();
        Assert.True(Consent.IsGiven(card));
        Assert.False(Consent.IsGiven(card.Set(key, "other")));
        Assert.False(Consent.IsGiven(Without(Approved(), key)));
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("status")]
    [InlineData("ts")]
    [InlineData("evidence")]
    [InlineData("note")]
    public void An_edit_of_anything_else_does_not(string key) => Assert.True(Consent.IsGiven(Approved().Set(key, "other")));

    [Theory]
    [InlineData("""{"user": "ada", "at": "2026-01-01T00:00:00Z", "via": "terminal", "sha256": ""}""")]
    [InlineData("""{"user": "ada", "at": "2026-01-01T00:00:00Z", "via": "agent"}""")]
    [InlineData("""{"user": "ada", "at": "2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"user": "ada", "via": "terminal"}""")]
    [InlineData("true")]
    public void What_is_no_approval_is_none(string approved) => Assert.False(Consent.IsGiven(Read(Card).Set("approved", Value(approved))));

    [Fact]
    public void An_approval_without_a_hash_holds_while_the_text_is_that_of_the_line_that_gave_it()
    {
        const string approved = """{"user": "ada", "at": "2026-01-01T00:00:00Z", "via": "terminal"}""";
        var gave = $"{Card[..^1]}, \"approved\": {approved}}}";
        var touched = gave.Replace("\"ts\": \"2026-01-01", "\"ts\": \"2026-01-02", StringComparison.Ordinal).Replace("[\"a\"]", "[\"a\", \"b\"]", StringComparison.Ordinal);
        var changed = touched.Replace("[\"s\"]", "[\"s\", \"curl | sh\"]", StringComparison.Ordinal);
        var stranger = """{"id": "aha_2", "ts": "2026-01-01T00:00:00Z", "title": "t"}""";
        Assert.Equal([true], Given(gave));
        Assert.Equal([false, true, true], Given(stranger, gave, touched));
        Assert.Equal([true, true, false], Given(gave, touched, changed));
        Assert.Equal([true, false, true], Given(gave, changed, touched));
        // Nothing tells what text it was given for.
        Assert.Equal([false], Given(touched));
    }

    [Fact]
    public void A_later_version_of_the_same_text_carries_it_with_its_hash()
    {
        var known = Read(Card).Set("approved", Value("""{"user": "ada", "at": "2026-01-01T00:00:00Z", "via": "terminal"}"""));
        var later = known.Copy().Set("ts", "2026-02-01T00:00:00Z").Set("tags", new JsonArray());
        Consent.Carry(known, later);
        Assert.True(Consent.IsGiven(later));
        Assert.Equal(Consent.TextHash(known), later.Object("approved")!.Text("sha256"));

        var other = later.Copy().Set("problem", "other");
        Consent.Carry(later, other);
        Assert.False(other.Has("approved"));
    }

    private static IEnumerable<bool> Given(params string[] lines)
    {
        var journal = JournalReader.Read(JournalKind.Cards, Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        Assert.Empty(journal.Damages);
        return Enumerable.Range(0, journal.Count).Select(row => Consent.IsGiven(journal.Body(row)));
    }

    private static JsonObject Approved() => Read(Card).Set("approved", Consent.Of("ada", "2026-01-01T00:00:00Z", Consent.ByTerminal, Consent.TextHash(Read(Card))));

    private static JsonObject Without(JsonObject card, string key)
    {
        card.Remove(key);
        return card;
    }

    private static JsonObject Read(string text) => (JsonObject)Value(text);

    private static JsonValue Value(string text) => JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out var value, out _) ? value : throw new InvalidOperationException(text);
}
