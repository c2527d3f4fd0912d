using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract.Page;

/// <summary>The sessions in which hooks noted something, latest first.</summary>
public static class SessionsAnswer
{
    public static JsonObject Of(IReadOnlyList<HintedSession> sessions, StoreOverview overview) =>
        new() { { "count", sessions.Count }, { "items", new JsonArray(sessions.Select(s => SessionJson.Of(s, overview))) } };
}
