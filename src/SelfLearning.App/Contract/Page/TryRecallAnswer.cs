using System.Globalization;
using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract.Page;

/// <summary>What <c>recall</c> answers with its reasons, the threshold, and what each agent's hook would say.</summary>
public static class TryRecallAnswer
{
    public static JsonObject Of(TryRecall.Result result)
    {
        var json = RecallCardsAnswer.Of(result.Asked, budget: 0, why: true).Json;
        json.Add("moment", result.Moment.ToString());
        json.Add("threshold", new JsonNumber(result.Threshold.ToString("0.###", CultureInfo.InvariantCulture)));
        json.Add("agents", new JsonArray(result.Agents.Select(a => new JsonObject
        {
            { "agent", a.Agent.Id },
            { "name", a.Agent.Name },
            { "event", a.Event },
            { "text", a.Text },
            { "cards", JsonArray.Of(a.Cards) },
            { "why", a.Why },
        })));
        return json;
    }
}
