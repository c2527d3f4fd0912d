using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety.Portability;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Copies cards of the project to the machine's store; promoting again carries later edits over.</summary>
public static class Promote
{
    public sealed record Result(IReadOnlyList<string> Requested, IReadOnlyList<string> Promoted);

    /// <param name="work">Where to work.</param>
    /// <param name="ids">The cards.</param>
    /// <param name="force">Why a card with something private in it goes nevertheless; null: it does not.</param>
    public static Result Run(Workspace work, IReadOnlyList<string> ids, string? force)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some with --ids a,b.");
        if (work.Stores.All.Count == 1)
            throw new UserError($"The project's store and the machine's are one here: {work.Project.Path}. Nothing was copied.", "Its cards are known everywhere already.");
        var promoted = work.Project.Locked(from =>
        {
            using var stores = work.Stores.Open();
            var snapshot = stores[work.Project];
            var unknown = ids.Where(id => !snapshot.Cards.Has(id)).ToList();
            if (unknown.Count > 0)
                throw new UserError($"Unknown: {string.Join(", ", unknown)}. Nothing was copied.", "See `self-learning list` for the ids that are known.");
            var cards = ids.Distinct().Select(id => snapshot.Card(snapshot.Cards.Find(id)!.Value)).ToList();
            foreach (var card in cards)
            {
                Defaults.RefuseForeign(card.IsForeign, card.Id);
                if (!card.Shareable)
                    throw new UserError($"{card.Id} is not shareable. Nothing was copied.", $"If it holds for other projects and tells nothing private: self-learning aha-status --id {card.Id} --status {card.Status} --shareable true");
            }

            if (cards.FirstOrDefault(c => CardFlags.Of(c.Body).Count > 0) is { Id: not null } flagged)
                throw new UserError($"{flagged.Id} reads like orders to an agent ({string.Join(", ", CardFlags.Of(flagged.Body))}). Nothing was copied.", "A person can accept it with aha-status at a terminal.");

            CheckPortability(work, cards.Select(c => c.Body), force);
            return work.Global.Locked(to =>
            {
                var global = stores[work.Global];
                List<JsonObject> copies = [], signals = [];
                foreach (var card in cards)
                {
                    var copy = card.Body.Set(Keys.Scope, Scope.Portable);
                    var there = global.Cards.Find(card.Id);
                    if (there is { } line && JsonValue.Same(global.Card(line).Body, copy))
                        continue;
                    copies.Add(copy);
                    if (there is null)
                        signals.Add(SignalRecord.New(work.Env.Ts, SignalKind.AhaPromoted, "agent", card.Id, Redacted.Text(force)));
                }

                Store.Append(to, (JournalKind.Cards, copies));
                try
                {
                    Store.Append(from, (JournalKind.Signals, signals));
                }
                catch (UserError e)
                {
                    throw new UserError($"{e.Message} The cards were copied; only the signals that say so are missing.", e.Hint, e.ExitCode);
                }

                return copies.Select(c => c.Text(Keys.Id)!).ToList();
            });
        });
        RefreshIndex.Of(work, work.Project);
        RefreshIndex.Of(work, work.Global);
        return new Result(ids, promoted);
    }

    // What is private stays here; what only helps nobody elsewhere is told.
    private static void CheckPortability(Workspace work, IEnumerable<JsonObject> cards, string? force)
    {
        var names = RepositoryNames.Of(work);
        foreach (var card in cards)
        {
            var id = card.Text(Keys.Id);
            var places = CardPortability.Find(card, names);
            if (places.Count == 0)
                continue;
            var told = string.Join(", ", places.Select(p => $"{p.Finding.Text} ({p.Finding.Rule}) in {p.Field}"));
            if (force is null && places.Any(p => p.Finding.IsPrivate))
                throw new UserError($"{id} holds what is private to this user, machine or repository: {told}. Nothing was copied.", $"self-learning portability-check --ids {id} --fix puts placeholders there; --force REASON copies it as it is.");
            work.Warnings.Add($"{id} means something only here: {told}. See self-learning portability-check --ids {id}.");
        }
    }
}
