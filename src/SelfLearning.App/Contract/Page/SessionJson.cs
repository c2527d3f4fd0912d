using SelfLearning.App.Features.Page;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract.Page;

/// <summary>A session as the page shows it.</summary>
internal static class SessionJson
{
    public static JsonObject Of(HintedSession session, StoreOverview overview) => new()
    {
        { "session", session.Id },
        { "agent", overview.AgentOf(session.Id) },
        { "last", Timestamp.Text(session.Last) },
        { "cost", session.Tokens },
        { "shown", session.Count(Receipt.Shown) },
        { "used", session.Count(Receipt.Used) },
        { "helped", session.Count(Receipt.Helped) },
        { "against", session.Count(Receipt.Against) },
        { "notes", new JsonArray(session.Receipts.Select(r => Of(r, overview))) },
    };

    private static JsonObject Of(Receipt receipt, StoreOverview overview) => new()
    {
        { Keys.Kind, receipt.Kind },
        { Keys.Ts, receipt.Ts },
        { "card", receipt.CardId },
        { Keys.Title, receipt.CardId is { } id ? overview.Find(id)?.Title : null },
        { "moment", receipt.Moment?.ToString() },
        { "subagent", receipt.Subagent },
        { "why", receipt.Why },
        { "cost", receipt.Tokens },
        { "files", JsonArray.Of(receipt.Files) },
    };
}
