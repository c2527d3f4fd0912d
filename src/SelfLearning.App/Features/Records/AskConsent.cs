using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>Shows a person the text of a card at the controlling terminal, and takes the first word of its title for consent.</summary>
public static class AskConsent
{
    /// <summary>Who acts then: the person, where the right word was typed; else nobody whose act is consent, which is warned of.</summary>
    public static Actor Of(Workspace work, string id)
    {
        var card = ChangeStatus.FindCard(work, id);
        var word = MarkdownText.Fold(card.Text(Keys.Title) ?? "").Split(' ')[0] is { Length: > 0 } first ? first : id;
        work.Env.Report(null);
        var answer = work.Env.AskAtTerminal(Question(id, card));
        if (string.Equals(answer?.Trim(), word, StringComparison.OrdinalIgnoreCase))
            return new Actor.PersonAtTerminal(Consent.TextHash(card));
        work.Warnings.Add($"{id} got its status without your approval: {(answer is null ? "nobody answered at the terminal" : $"the title begins with \"{word}\"")}.");
        return new Actor.Agent();
    }

    private static string Question(string id, JsonObject card)
    {
        var text = new StringBuilder($"\nAgents will be shown this text as approved by you ({MarkdownText.Fold(id)}):\n\n");
        foreach (var (name, value) in new[] { ("Title", card.Find(Keys.Title)), ("When to use", card.Find(Keys.WhenToUse)), ("Problem", card.Find(Keys.Problem)) })
            Add(name, value);
        foreach (var (name, key) in new[] { ("Step", Keys.SolutionSteps), ("Gotcha", Keys.Gotchas), ("Link", Keys.Links) })
        {
            foreach (var item in card.Find(key) is JsonArray list ? list.Items : [])
                Add(name, item);
        }

        return text.Append("\nTo approve it, type the first word of the title. Anything else sets the status without approval: ").ToString();

        void Add(string name, JsonValue? value)
        {
            if (value is { IsNull: false })
                text.Append($"  {name}: {MarkdownText.Fold(Redaction.Redact(value.AsText ?? JsonText.Line(value)))}\n");
        }
    }
}
