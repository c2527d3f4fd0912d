using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>A new version of a known card.</summary>
internal static class EditedCard
{
    /// <summary>The card with some fields changed (null takes one out); null where that changes nothing. Consent to another text ends.</summary>
    public static JsonObject? Of(JsonObject known, JsonObject change, string ts)
    {
        if (Merge.Edit(known, change) is not { } edited)
            return null;
        Consent.Carry(known, edited);
        return edited.Set(Keys.Ts, ts);
    }
}
