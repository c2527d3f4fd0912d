using SelfLearning.App.Features;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>Cards as the JSON that <c>import --from json</c> reads. It is the same for people and programs.</summary>
public static class ExportAnswer
{
    public static Answer Of(Workspace work, IReadOnlyList<JsonObject> cards)
    {
        var json = new JsonObject { { "format", "self-learning-cards" }, { "version", 1 }, { "exported", work.Env.Ts }, { "aha_cards", new JsonArray(cards) } };
        return new Answer(json, output => output.Exact(JsonText.Indented(json)));
    }
}
