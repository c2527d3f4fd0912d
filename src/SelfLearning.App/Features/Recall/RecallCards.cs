using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Safety;
using SelfLearning.App.Storage.Search;

namespace SelfLearning.App.Features.Recall;

/// <summary>The cards of the project and the machine that fit a situation, or silence. It writes no signal.</summary>
public static class RecallCards
{
    public const string All = "all";
    public const string Project = "project";
    public const string Global = "global";

    /// <summary>What is asked.</summary>
    /// <param name="Situation">What the agent is in.</param>
    /// <param name="Limit">How many cards at most; 0 for all that fit.</param>
    /// <param name="Scope">Only cards of this scope; null for both.</param>
    /// <param name="Stores">Which stores.</param>
    /// <param name="MinFit">The fit that a card must have; null: what its kind of situation needs; 0: no silence.</param>
    /// <param name="Gate">Who is answered: a hook's silence, or the best few for somebody who asks.</param>
    /// <param name="Patience">How many bytes of journals may be read for it; a fault where it would take more.</param>
    public sealed record Request(Situation Situation, int Limit, string? Scope, string Stores, double? MinFit, Gate Gate = Gate.Unasked, long Patience = long.MaxValue);

    /// <summary>A card that fits. <see cref="Weak"/>: it is not sure. <see cref="Flagged"/>: the rules of safety that its text breaks, until a person accepted it.</summary>
    public sealed record Item(JsonObject Record, string Store, double Fit, bool Signature, bool Weak, IReadOnlyList<Reason> Why, IReadOnlyList<string> Flagged)
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
        // Beside the project's, one that is not there has nothing to say.
        if (request.Stores == Global || (request.Stores != Project && !IsMissing(work.Global)))
            stores.Add((Global, work.Global));
        if (request.Stores != Global)
            stores.Add((Project, work.Project));
        return CardSearch.Ask(work.Env, [.. stores.Select(s => s.Store)], cards => Choose(request, work.Env.Now, [.. stores.Select(s => s.Name)], cards), request.Patience);
    }

    /// <summary>The bullets of an answer's cards, cut to so many tokens (0: no limit): those of the first cards, all where there is room.</summary>
    public static IReadOnlyList<Bullet> Bullets(Result result, int budget) => Core.Recall.Bullet.Cut([.. result.Items.Select(Bullet)], budget);

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
        bool Wanted(int number, CardTerms card) =>
            (request.Scope is null || card.Facts.Scope == request.Scope)
            && (stores.Count == 1 || JoinedIndex.IsUpper(number) || !project.Knows(card.Id));

        // Where a scope leaves cards out, more of them are looked at.
        var candidates = request.Scope is null ? Recaller.MaxCandidates : WordCandidates.MaxPostings;
        var answer = new Recaller(joined, now, wanted: Wanted, candidates: candidates)
            .Recall(request.Situation, request.Limit == 0 ? candidates : request.Limit, request.MinFit, request.Gate);
        var items = answer.Items.Select(found =>
        {
            var at = stores.Count > 1 && !JoinedIndex.IsUpper(found.Number) ? 0 : stores.Count - 1;
            var record = stores[at].Body(found.Id);
            return new Item(record, names[at], found.Fit, found.Signature, found.Weak, found.Why, CardFlags.Of(record));
        });
        return new Result(request.Situation, [.. items], answer.Silent);
    }

    private static bool IsMissing(Storage.Store store)
    {
        using var folder = store.Find();
        return folder is null;
    }

    private static Situation Clean(Situation asked) => asked with
    {
        Task = Clean(asked.Task),
        Prompt = Clean(asked.Prompt),
        Command = Clean(asked.Command),
        Error = Clean(asked.Error),
        Files = [.. asked.Files.Select(file => Redacted.Text(file)!)],
        Skill = Redacted.Text(asked.Skill),
    };

    private static string? Clean(string? text) => text is null ? null : Redacted.Text(TellingEnds.Of(text));

    // Records of before the scan was there may still hold a secret.
    private static Bullet Bullet(Item item)
    {
        var removed = 0;
        var title = RecalledText.Line(Redaction.Redact(item.Record.Text("title") ?? ""), ref removed);
        List<string> steps = [];
        foreach (var step in item.Record.Texts("solution_steps"))
            steps.Add(RecalledText.Of(Redaction.Redact(step), ref removed));
        var source = RecalledText.Line(
            $"{item.Id}, {item.Status}{(item.Weak ? ", weak" : "")}{(item.Flagged.Count > 0 ? ", flagged: " + string.Join(' ', item.Flagged) : "")}", ref removed);
        return new Bullet(title, [.. steps.Where(step => !string.IsNullOrWhiteSpace(step))], source) { Note = removed > 0 ? RecalledText.Note(removed) : null };
    }
}
