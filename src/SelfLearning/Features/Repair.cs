using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Storage;

namespace SelfLearning.Features;

/// <summary>Heals the store (<see cref="Mend"/>), fills in missing skills and turns status aliases into their word, by appending; without <c>apply</c> it only plans.</summary>
internal static class Repair
{
    internal sealed record Change(string Id, string? Skill, string? Status)
    {
        public JsonObject Json()
        {
            var json = new JsonObject { { "id", Id } };
            if (Skill is not null)
                json.Add("primary_skill", Skill);
            if (Status is not null)
                json.Add("status", Status);
            return json;
        }
    }

    internal sealed record Result(bool Applied, IReadOnlyList<Change> Cards, IReadOnlyList<Change> Recommendations, IReadOnlyList<Mend.Step> Mended)
    {
        public bool IsNothing => Cards.Count + Recommendations.Count + Mended.Count == 0;
    }

    public static Result Run(Workspace work, bool apply)
    {
        if (!apply)
            return Plan(work.Project.Load()) with { Mended = [.. work.Stores.SelectMany(s => Mend.Plan(work, s))] };
        var result = work.Project.Locked(folder =>
        {
            var mended = Mend.Apply(work, work.Project, folder);
            var memories = work.Project.Load();
            var plan = Plan(memories) with { Mended = mended };
            var ts = work.Env.Ts;
            Store.Append(
                folder,
                (JournalKind.Cards, [.. plan.Cards.Select(c => Changed(memories.Card(memories.Cards.Find(c.Id)!.Value).Body, c, ts))]),
                (JournalKind.Recommendations, [.. plan.Recommendations.Select(c => Changed(memories.Recommendation(memories.Recommendations.Find(c.Id)!.Value).Body, c, ts))]));
            return plan with { Applied = true };
        });
        work.RefreshIndex(work.Project);
        if (work.Stores.Count > 1 && Mend.Plan(work, work.Global).Count > 0)
            result = result with { Mended = [.. result.Mended, .. work.Global.Locked(folder => Mend.Apply(work, work.Global, folder))] };
        return result;
    }

    private static Result Plan(Memories memories)
    {
        var events = new EventSkills(memories.Events);
        var cards = memories.Cards.Items
            .Where(l => !memories.Card(l).IsForeign)
            .Select(l => new Change(l.Id, MissingSkill(memories.Cards.Journal, l, events), null))
            .Where(c => c.Skill is not null);
        var recommendations = memories.Recommendations.Items
            .Where(l => !memories.Recommendation(l).IsForeign)
            .Select(l => new Change(l.Id, MissingSkill(memories.Recommendations.Journal, l, events), Alias(memories.Recommendations.Journal.Text(l.Latest, Field.Status))))
            .Where(c => c.Skill is not null || c.Status is not null);
        return new Result(false, [.. cards], [.. recommendations], []);
    }

    private static JsonObject Changed(JsonObject body, Change change, string ts)
    {
        body.Set("ts", ts);
        if (change.Skill is not null)
            Defaults.Fill(body, "primary_skill", change.Skill);
        if (change.Status is not null)
            body.Set("status", change.Status);
        return body;
    }

    private static string? Alias(string? status) => status is null ? null : Status.Aliases.GetValueOrDefault(status);

    private static string? MissingSkill(Journal journal, Lifeline line, EventSkills events)
    {
        if (!string.IsNullOrWhiteSpace(journal.Text(line.Latest, Field.PrimarySkill)))
            return null;
        return events.Nearest(Timestamp.Find(journal.Text(line.Latest, Field.Ts)))
            ?? (journal.Value(line.Latest, Field.Tags) as JsonArray)?.Items.Select(t => t.AsText).OfType<string>()
                .Where(t => t.StartsWith("skill:", StringComparison.Ordinal)).Select(t => Skill.Normal(t["skill:".Length..])).FirstOrDefault(s => s != Skill.Unknown)
            ?? Skill.Unknown;
    }
}
