using SelfLearning.Core.Memory;
using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Writes one signal by hand. A card that only the machine's store knows gets its signal there.</summary>
public static class WriteSignal
{
    public sealed record Result(string WrittenTo, JsonObject Signal);

    public static Result Run(Workspace work, string kind, string? cardId, string? recommendationId, string source, string? context)
    {
        if ((cardId is null) == (recommendationId is null))
            throw new UserError("Give exactly one of --aha-id and --rec-id.");
        var id = cardId ?? recommendationId!;
        var given = cardId is null ? Ids.Recommendation : Ids.Card;
        if (SignalKind.Prefix(kind) != given)
            throw new UserError($"The kind {kind} speaks of an id that begins with {SignalKind.Prefix(kind)}, not of {id}.", $"Give it with --{SignalKind.Prefix(kind).TrimEnd('_')}-id.");

        var store = Home(work, snapshot => cardId is null ? snapshot.Recommendations.Has(id) : snapshot.Cards.Has(id))
            ?? throw new UserError($"{id} is not known here. Nothing was written.", "See `self-learning list` for the ids that are known.");
        var signal = SignalRecord.New(work.Env.Ts, kind, Redacted.Text(source)!, id, Redacted.Text(context));
        store.Append(JournalKind.Signals, [signal]);
        RefreshIndex.Of(work, store);
        return new Result(store.PathOf(JournalKind.Signals), signal);
    }

    private static Store? Home(Workspace work, Func<StoreSnapshot, bool> has)
    {
        using var stores = work.Stores.Open();
        return stores.Find(has);
    }
}
