using System.Globalization;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>A firing made up to test a hook: a card that nothing else is like, and for every event a payload that calls for it, in the agent's shape.</summary>
public static class HookProbe
{
    /// <summary>The id by which the card is known in an answer.</summary>
    public const string CardId = "aha_live_canary";

    private const string Command = "self-learning-canary --sing";
    private const string Error = "CanaryError: the quiet canary of self-learning sings";

    /// <summary>The card.</summary>
    public static JsonObject Card(string ts) => new()
    {
        { "id", CardId },
        { "title", $"`{Command}` fails: {Error}" },
        { "when_to_use", $"before `{Command}`" },
        { "problem", Error },
        { "solution_steps", JsonArray.Of(["run `self-learning-canary --hush`"]) },
        { "primary_skill", "self-learning" },
        { "scope", "project" },
        { "ts", ts },
        { "status", "accepted" },
    };

    /// <summary>The payload of an event as the agent would write it.</summary>
    public static JsonObject Payload(AgentRow agent, MomentRow e, string root, string session)
    {
        var shape = agent.Payload;
        var fields = new JsonObject();
        if (!agent.EventInCommand)
            Put(fields, shape.Event, e.Event);
        Put(fields, shape.Session, session);
        if (e.OnlyTrigger is { } trigger)
            Put(fields, shape.Trigger, trigger);
        switch (e.Moment)
        {
            case Moment.SessionStart:
                Put(fields, shape.Trigger, "startup");
                break;
            case Moment.Prompt:
                Put(fields, shape.Prompt, $"{Command} says {Error}");
                break;
            case Moment.BeforeTool or Moment.AfterTool or Moment.AfterFailure:
                Put(fields, shape.Tool, "Bash");
                Put(fields, shape.ToolInput, new JsonObject { { "command", Command } });
                Put(fields, shape.CallId, session);
                if (e.Moment == Moment.AfterTool)
                    Put(fields, shape.ToolOutput, new JsonObject { { "exit_code", 1 }, { "stdout", $"Exit code: 1\n{Error}" } });
                else if (e.Moment == Moment.AfterFailure)
                    Put(fields, shape.Error, $"Exit code 1\n{Error}");
                break;
            case Moment.SubagentStart or Moment.SubagentStop:
                Put(fields, shape.Subagent, "canary");
                break;
        }

        // Last: some shapes hold it within the tool's input.
        Put(fields, shape.Root, root);
        return fields;
    }

    /// <summary>Whether the card must come out at an event; else its quiet output.</summary>
    public static bool Answers(HookEvent e) =>
        HookAnswer.CanTake(e) && e.Moment is (Moment.SessionStart or Moment.Prompt or Moment.BeforeTool or Moment.AfterFailure);

    private static void Put(JsonObject fields, IReadOnlyList<string> paths, JsonValue value)
    {
        if (paths.Count == 0)
            return;
        var parts = paths[0].Split('.');
        if (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            fields.Set(parts[0], new JsonArray([value]));
            return;
        }

        foreach (var part in parts[..^1])
        {
            if (fields.Object(part) is null)
                fields.Set(part, new JsonObject());
            fields = fields.Object(part)!;
        }

        // One object may hold what was called and how it ended.
        if (fields.Object(parts[^1]) is { } there && value is JsonObject more)
        {
            foreach (var (key, member) in more.Members)
                there.Set(key, member);
            return;
        }

        fields.Set(parts[^1], value);
    }
}
