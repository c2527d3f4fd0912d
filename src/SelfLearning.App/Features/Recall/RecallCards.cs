using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.App.Storage.Search;

namespace SelfLearning.App.Features.Recall;

/// <summary>The cards of the project and the machine that fit a situation, cut to a budget of tokens; or silence. It writes no signal.</summary>
public static class RecallCards
{
    public const string All = "all";
    public const string Project = "project";
    public const string Global = "global";

    /// <summary>What is asked.</summary>
    /// <param name="Situation">What the agent is in.</param>
    /// <param name="Limit">How many cards at most; 0 for all that fit.</param>
    /// <param name="Budget">How many tokens all bullets may have; 0 for no limit.</param>
    /// <param name="Scope">Only cards of this scope; null for both.</param>
    /// <param name="Stores">Which stores.</param>
    /// <param name="MinFit">The fit that a card must have; null: what its kind of situation needs; 0: no silence.</param>
    /// <param name="Patience">How many bytes of journals may be read for it; a fault where it would take more.</param>
    public sealed record Request(Situation Situation, int Limit, int Budget, string? Scope, string Stores, double? MinFit, long Patience = long.MaxValue);

    /// <summary>A card that fits. <see cref="Flagged"/>: the rules of safety that its text breaks, until a person accepted it.</summary>
    public sealed record Item(JsonObject Record, string Store, double Fit, bool Signature, Bullet Bullet, IReadOnlyList<Reason> Why, IReadOnlyList<string> Flagged)
    {
        public string Id => Record.Text("id")!;
        public string Status => Core.Records.Status.OfCard(Record.Text("status"));
        public string Scope => Core.Records.Scope.Normal(Record.Text("scope"));
    }

    /// <summary>The situation without its secrets, the cards, and why there are none; null where there are.</summary>
    public sealed record Result(Situation Situation, IReadOnlyList<Item> Items, Silence? Silent);

    public static Result Run(Workspace work, Request request)
    {
        // An answer repeats the situation, and why a card was chosen names words of it.
        request = request with { Situation = Clean(request.Situation) };
        // The project's come last: they stand first on equal scores.
        List<(string Name, Storage.Store Store)> stores = [];
        if (request.Stores != Project)
            stores.Add((Global, work.Global));
        if (request.Stores != Global)
            stores.Add((Project, work.Project));
        return CardSearch.Ask(work.Env, [.. stores.Select(s => s.Store)], cards => Choose(request, work.Env.Now, [.. stores.Select(s => s.Name)], cards), request.Patience);
    }

    /// <summary>The cards of these ids, in their order, without those that are put aside or not there; the project's before the machine's.</summary>
    public static IReadOnlyList<(JsonObject Record, string Store)> Find(Workspace work, IReadOnlyList<string> ids, long patience) =>
        ids.Count == 0 ? [] : CardSearch.Ask<IReadOnlyList<(JsonObject, string)>>(work.Env, [work.Global, work.Project], cards =>
        [
            .. from id in ids
               let own = cards[1].Find(id)
               let record = own ?? (cards[1].Knows(id) ? null : cards[0].Find(id))
               where record is not null
               select (record, own is null ? Global : Project),
        ], patience);

    private static Result Choose(Request request, DateTimeOffset now, IReadOnlyList<string> names, IReadOnlyList<ICards> stores)
    {
        var project = stores[^1];
        var joined = stores.Count > 1 ? new JoinedIndex(stores[0].Index, project.Index) : project.Index;
        bool Wanted(int number, IndexedCard card) =>
            (request.Scope is null || card.Standing.Scope == request.Scope)
            && (stores.Count == 1 || JoinedIndex.IsUpper(number) || !project.Knows(card.Id));

        // Where a scope leaves cards out, more of them are looked at.
        var candidates = request.Scope is null ? Recaller.MaxCandidates : WordCandidates.MaxPostings;
        var answer = new Recaller(joined, now, wanted: Wanted, candidates: candidates)
            .Recall(request.Situation, request.Limit == 0 ? candidates : request.Limit, request.MinFit);
        var items = answer.Items.Select(found =>
        {
            var at = stores.Count > 1 && !JoinedIndex.IsUpper(found.Number) ? 0 : stores.Count - 1;
            return Of(found, stores[at].Body(found.Id), names[at]);
        }).ToList();
        var bullets = Bullet.Cut([.. items.Select(item => item.Bullet)], request.Budget);
        return new Result(request.Situation, [.. items.Zip(bullets, (item, bullet) => item with { Bullet = bullet })], answer.Silent);
    }

    private static Situation Clean(Situation asked) => asked with
    {
        Task = Redacted.Text(asked.Task),
        Prompt = Redacted.Text(asked.Prompt),
        Command = Redacted.Text(asked.Command),
        Error = Redacted.Text(asked.Error),
        Files = [.. asked.Files.Select(file => Redacted.Text(file)!)],
        Skill = Redacted.Text(asked.Skill),
    };

    private static Item Of(RecallItem found, JsonObject record, string store)
    {
        var flagged = CardFlags.Of(record);
        var status = Status.OfCard(record.Text("status"));
        var source = $"{found.Id}, {status}{(flagged.Count > 0 ? ", flagged: " + string.Join(' ', flagged) : "")}";
        List<string> steps = [.. record.Texts("solution_steps").Select(Fence.Inside).Where(step => step.Length > 0)];
        var bullet = new Bullet(Fence.Inside(record.Text("title") ?? ""), steps, Fence.Inside(source));
        return new Item(record, store, found.Fit, found.Signature, bullet, found.Why, flagged);
    }
}
