using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety.Portability;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>What ties cards, or a file, to this user, machine or repository; in cards it can be replaced.</summary>
public static class PortabilityCheck
{
    /// <summary>A finding and where it stands.</summary>
    /// <param name="CardId">The card; null in a file.</param>
    /// <param name="Field">The field of the card; null in a file.</param>
    /// <param name="Line">The line of the file, from 1; 0 in a card.</param>
    /// <param name="Start">Where it begins in the field or line, from 0, in UTF-16 units.</param>
    /// <param name="Finding">What was found.</param>
    public sealed record Place(string? CardId, string? Field, int Line, int Start, PortabilityFinding Finding);

    public sealed record Result(int Checked, string? File, IReadOnlyList<Place> Places, IReadOnlyList<string> Fixed);

    /// <param name="work">Where to look.</param>
    /// <param name="ids">The cards; none: all that are portable or global.</param>
    /// <param name="fix">Whether the cards get new versions with placeholders.</param>
    public static Result OfCards(Workspace work, IReadOnlyList<string> ids, bool fix)
    {
        var names = RepositoryNames.Of(work);
        var cards = Chosen(work, ids);
        var places = new List<Place>();
        foreach (var (_, body) in cards)
            places.AddRange(CardPortability.Find(body, names).Select(p => new Place(body.Text(Keys.Id), p.Field, 0, p.Finding.Start, p.Finding)));
        List<string> repaired = [];
        foreach (var home in fix && places.Count > 0 ? cards.Select(c => c.Home).Distinct() : [])
        {
            repaired.AddRange(home.Locked(folder => Fix(work, home, folder, [.. cards.Where(c => c.Home == home).Select(c => c.Body.Text(Keys.Id)!)], names)));
            RefreshIndex.Of(work, home);
        }

        return new Result(cards.Count, null, places, repaired);
    }

    public static Result OfFile(Workspace work, string given)
    {
        var path = Roots.Resolve(Roots.ExpandHome(given, work.Env), work.Env.Folder);
        if (!File.Exists(path))
            throw new UserError($"There is no file {path}.", "Name a text file, or cards with --ids.");
        if (FileText.Decode(File.ReadAllBytes(path)) is not { } text)
            throw new UserError($"{path} is not valid UTF-8.", "Name a text file.");
        var (names, target) = (RepositoryNames.Of(work), new TargetText(text));
        var places = new List<Place>();
        for (var line = 0; line < target.Count; line++)
            places.AddRange(PortabilityScanner.Find(target.Line(line).ToString(), names).Select(f => new Place(null, null, line + 1, f.Start, f)));
        return new Result(1, path, places, []);
    }

    private static List<(Store Home, JsonObject Body)> Chosen(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
        {
            return
            [
                .. from store in work.Stores.All
                   let snapshot = store.Load()
                   from line in snapshot.Cards.Items
                   let card = snapshot.Card(line)
                   where !Status.IsPutAside(card.Status) && !card.IsForeign && (store != work.Project || card.Scope == Scope.Portable)
                   select (store, card.Body),
            ];
        }

        using var stores = work.Stores.Open();
        List<(Store Home, JsonObject Body)> chosen = [];
        foreach (var id in ids.Distinct())
        {
            var home = stores.Find(s => s.Cards.Has(id)) ?? throw new UserError($"{id} is not known in any store.", "See `self-learning list --all` for the ids that are known.");
            chosen.Add((home, stores[home].Card(stores[home].Cards.Find(id)!.Value).Body));
        }

        return chosen;
    }

    private static List<string> Fix(Workspace work, Store home, Folder folder, HashSet<string> ids, PlaceNames names)
    {
        using var snapshot = home.Load();
        List<JsonObject> versions = [];
        foreach (var id in ids)
        {
            var card = snapshot.Card(snapshot.Cards.Find(id)!.Value); // It was found there.
            Defaults.RefuseForeign(card.IsForeign, id);
            if (CardPortability.Fixed(card.Body, names) is { Count: > 0 } change && EditedCard.Of(card.Body, change, work.Env.Ts) is { } version)
                versions.Add(version);
        }

        Store.Append(folder, (JournalKind.Cards, versions));
        return [.. versions.Select(v => v.Text(Keys.Id)!)];
    }
}
