using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>A whole card as it is put before an agent: fenced, labelled, without secrets.</summary>
public static class FencedCard
{
    private static readonly (string Key, string Label)[] Texts = [(Keys.WhenToUse, "When"), (Keys.Problem, "Problem")];
    private static readonly (string Key, string Label)[] Lists = [(Keys.SolutionSteps, "Do"), (Keys.Gotchas, "Mind"), (Keys.Evidence, "Evidence"), (Keys.Links, "See")];

    public static string Render(JsonObject card, string store)
    {
        var flagged = CardFlags.Of(card);
        var status = Status.OfCard(card.Text(Keys.Status)) + (flagged.Count > 0 ? ", flagged: " + string.Join(' ', flagged) : "");
        return Fence.Render([new FencedItem(card.Text(Keys.Id)!, Redaction.Redact(card.Text(Keys.Title) ?? ""), status, store, [.. Lines(card)])]);
    }

    /// <summary>The title in one line, without hidden characters and secrets.</summary>
    public static string Title(JsonObject card)
    {
        var removed = 0;
        return RecalledText.Line(Redaction.Redact(card.Text(Keys.Title) ?? ""), ref removed);
    }

    private static IEnumerable<string> Lines(JsonObject card) =>
        from part in Texts.Select(t => (t.Label, Text: card.Text(t.Key))).Concat(Lists.SelectMany(l => card.Texts(l.Key).Select(text => (l.Label, Text: (string?)text))))
        where !string.IsNullOrWhiteSpace(part.Text)
        select $"{part.Label}: {Redaction.Redact(part.Text)}";
}
