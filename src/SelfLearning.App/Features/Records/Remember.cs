using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>Records one lesson from a sentence: a proposed card without any JSON.</summary>
public static class Remember
{
    private const int LongestTitle = 120;

    /// <param name="Text">The lesson.</param>
    /// <param name="When">When it applies; null: it is looked for by the lesson's own words.</param>
    /// <param name="Steps">What to do.</param>
    /// <param name="Tags">Words to find it by.</param>
    /// <param name="Skill">The skill that it belongs to.</param>
    public sealed record Lesson(string Text, string? When, IReadOnlyList<string> Steps, IReadOnlyList<string> Tags, string? Skill);

    public static RecordPayload.Result Run(Workspace work, Lesson lesson)
    {
        var text = MarkdownText.Fold(lesson.Text).Trim();
        if (text.Length == 0)
            throw new UserError("There is nothing to remember.", "Say it in a sentence: self-learning remember \"jq needs -r in shell loops\"");
        var title = ShortText.Cut(text, LongestTitle);
        var card = new JsonObject { { Keys.Title, title }, { Keys.WhenToUse, lesson.When ?? title } };
        if (title != text)
            card.Add(Keys.Problem, text);
        if (lesson.Steps.Count > 0)
            card.Add(Keys.SolutionSteps, JsonArray.Of(lesson.Steps));
        if (lesson.Tags.Count > 0)
            card.Add(Keys.Tags, JsonArray.Of(lesson.Tags));
        if (lesson.Skill is not null)
            card.Add(Keys.PrimarySkill, lesson.Skill);
        return RecordPayload.Run(work, new JsonObject { { "aha_cards", new JsonArray([card]) } }, "the lesson");
    }
}
