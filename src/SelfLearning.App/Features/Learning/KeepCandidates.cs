using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Learning;

/// <summary>Makes proposed cards of candidates, throws candidates away, or adds them to a card that there is.</summary>
public static class KeepCandidates
{
    private static readonly string[] Carried = ["title", "when_to_use", "problem", "solution_steps", "evidence", "tags", "primary_skill", "scope"];

    /// <summary>A candidate and the card that it became or went into.</summary>
    public sealed record Kept(string Id, string? CardId, string Outcome);

    /// <summary>What a person or agent says instead of the candidate's own words; null keeps those.</summary>
    public sealed record Words(string? Title, string? When, IReadOnlyList<string> Steps, string? Skill)
    {
        public bool IsEmpty => Title is null && When is null && Steps.Count == 0 && Skill is null;
    }

    public static IReadOnlyList<Kept> Keep(Workspace work, IReadOnlyList<string> ids, Words words)
    {
        var candidates = CandidateStore.Open(work.Project, ids);
        if (candidates.Count > 1 && !words.IsEmpty)
            throw new UserError("New words fit one candidate only. Nothing was changed.", "Keep that one by itself.");
        var payload = new JsonObject { { "aha_cards", new JsonArray(candidates.Select(c => Card(c, words))) } };
        var recorded = RecordPayload.Run(work, payload, "the candidate").Cards;
        List<Kept> kept = [.. candidates.Zip(recorded, (c, r) => new Kept(c.Text("id")!, r.Id, r.What))];
        CandidateStore.Decide(work, candidates, CandidateStatus.Kept, c => kept.Find(k => k.Id == c.Text("id"))!.CardId);
        return kept;
    }

    /// <summary>Keeps one in the words that a person left of it.</summary>
    internal static Kept Keep(Workspace work, string id, JsonObject edited)
    {
        var candidate = CandidateStore.Open(work.Project, [id])[0];
        var recorded = RecordPayload.Run(work, new JsonObject { { "aha_cards", new JsonArray([Card(edited, new Words(null, null, [], null))]) } }, "the candidate").Cards[0];
        CandidateStore.Decide(work, [candidate], CandidateStatus.Kept, _ => recorded.Id);
        return new Kept(id, recorded.Id, recorded.What);
    }

    public static IReadOnlyList<Kept> Discard(Workspace work, IReadOnlyList<string> ids)
    {
        var candidates = CandidateStore.Open(work.Project, ids);
        CandidateStore.Decide(work, candidates, CandidateStatus.Discarded);
        return [.. candidates.Select(c => new Kept(c.Text("id")!, null, CandidateStatus.Discarded))];
    }

    public static IReadOnlyList<Kept> Merge(Workspace work, IReadOnlyList<string> ids, string into)
    {
        var candidates = CandidateStore.Open(work.Project, ids);
        JsonObject edit;
        using (var stores = work.Stores.Open())
        {
            var snapshot = stores[work.Project];
            var line = snapshot.Cards.Find(into)
                ?? throw new UserError($"{into} is not a card in {work.Project.Path}. Nothing was changed.", "See `self-learning list --all` for the ids that are known.");
            var card = snapshot.Card(line).Body;
            edit = new JsonObject { { "id", into }, { "title", card.Text("title") } };
            foreach (var key in new[] { "solution_steps", "evidence", "tags" })
                edit.Add(key, JsonArray.Of(card.Texts(key).Concat(candidates.SelectMany(c => c.Texts(key))).Distinct(StringComparer.Ordinal)));
        }

        var payload = new JsonObject { { "aha_cards", new JsonArray([edit]) } };
        var outcome = RecordPayload.Run(work, payload, "the candidate").Cards[0];
        CandidateStore.Decide(work, candidates, CandidateStatus.Merged, _ => into);
        return [.. candidates.Select(c => new Kept(c.Text("id")!, into, outcome.What))];
    }

    private static JsonObject Card(JsonObject candidate, Words words)
    {
        var card = new JsonObject();
        foreach (var key in Carried)
        {
            if (candidate.Find(key) is { } value)
                card.Add(key, value);
        }

        if (words.Title is not null)
            card.Set("title", words.Title);
        if (words.When is not null)
            card.Set("when_to_use", words.When);
        if (words.Steps.Count > 0)
            card.Set("solution_steps", JsonArray.Of(words.Steps));
        if (words.Skill is not null)
            card.Set("primary_skill", words.Skill);
        return card.Set("status", Status.Proposed);
    }
}
