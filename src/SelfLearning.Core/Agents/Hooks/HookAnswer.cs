using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>Puts our text into the shape that the event's host takes.</summary>
public static class HookAnswer
{
    /// <summary>Whether the host gives text of this event to its model at all. Where not, nothing was shown, and no receipt is due.</summary>
    public static bool CanTake(HookEvent e) => e.Row.Answer != AnswerShape.None && !e.DropsText;

    /// <summary>What to print; the event's quiet output where there is no text, the host takes none, or it would cut it.</summary>
    public static string Render(HookEvent e, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || !CanTake(e) || Encoding.UTF8.GetByteCount(text) > e.Agent.MaxAnswerBytes)
            return e.Row.Quiet;

        JsonObject? answer = e.Row.Answer switch
        {
            AnswerShape.HookSpecific => new() { { "hookSpecificOutput", new JsonObject { { "hookEventName", e.Row.Event }, { "additionalContext", text } } } },
            AnswerShape.TopLevel => new() { { "additionalContext", text } },
            AnswerShape.TopLevelSnake => new() { { "additional_context", text } },
            AnswerShape.ContextModification => new() { { "cancel", false }, { "contextModification", text } },
            AnswerShape.InjectSteps => new() { { "injectSteps", new JsonArray([new JsonObject { { "ephemeralMessage", text } }]) } },
            _ => null,
        };
        return answer is null ? text : JsonText.Line(answer);
    }
}
