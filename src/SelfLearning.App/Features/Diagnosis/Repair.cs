using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Heals the store (<see cref="RepairDamage"/>), fills in missing skills and turns status aliases into their word, by appending; without <c>apply</c> it only plans.</summary>
public static class Repair
{
    private const string SkillTag = "skill:";

    public sealed record Change(string Id, string? Skill, string? Status);

    public sealed record Result(bool Applied, IReadOnlyList<Change> Cards, IReadOnlyList<Change> Recommendations, IReadOnlyList<RepairDamage.Step> Repaired)
    {
        public bool IsNothing => Cards.Count + Recommendations.Count + Repaired.Count == 0;
    }

    public static Result Run(Workspace work, bool apply)
    {
        if (!apply)
            return Plan(work.Project.Load()) with { Repaired = [.. work.Stores.All.SelectMany(s => RepairDamage.Plan(work, s))] };
        var result = work.Project.Locked(folder =>
        {
            var repaired = RepairDamage.Apply(work, work.Project, folder);
            var snapshot = work.Project.Load();
            var plan = Plan(snapshot) with { Repaired = repaired };
            var ts = work.Env.Ts;
            Store.Append(
                folder,
                (JournalKind.Cards, [.. plan.Cards.Select(c => Changed(snapshot.Card(snapshot.Cards.Find(c.Id)!.Value).Body, c, ts))]),
                (JournalKind.Recommendations, [.. plan.Recommendations.Select(c => Changed(snapshot.Recommendation(snapshot.Recommendations.Find(c.Id)!.Value).Body, c, ts))]));
            return plan with { Applied = true };
        });
        RefreshIndex.Of(work, work.Project);
        if (work.Stores.All.Count > 1 && RepairDamage.Plan(work, work.Global).Count > 0)
            result = result with { Repaired = [.. result.Repaired, .. work.Global.Locked(folder => RepairDamage.Apply(work, work.Global, folder))] };
        return result;
    }

    private static Result Plan(StoreSnapshot snapshot)
    {
        var events = new EventSkills(snapshot.Events);
        var cards = snapshot.Cards.Items
            .Where(l => !snapshot.Card(l).IsForeign)
            .Select(l => new Change(l.Id, MissingSkill(snapshot.Cards.Journal, l, events), null))
            .Where(c => c.Skill is not null);
        var recommendations = snapshot.Recommendations.Items
            .Where(l => !snapshot.Recommendation(l).IsForeign)
            .Select(l => new Change(l.Id, MissingSkill(snapshot.Recommendations.Journal, l, events), Alias(snapshot.Recommendations.Journal.Text(l.Latest, Field.Status))))
            .Where(c => c.Skill is not null || c.Status is not null);
        return new Result(false, [.. cards], [.. recommendations], []);
    }

    private static JsonObject Changed(JsonObject body, Change change, string ts)
    {
        body.Set(Keys.Ts, ts);
        if (change.Skill is not null)
            body.Set(Keys.PrimarySkill, change.Skill);
        if (change.Status is not null)
            body.Set(Keys.Status, change.Status);
        return body;
    }

    private static string? Alias(string? status) => Status.Aliases.GetValueOrDefault(PythonText.Strip(status));

    private static string? MissingSkill(Journal journal, Lifeline line, EventSkills events)
    {
        if (!PythonText.IsBlank(journal.Text(line.Latest, Field.PrimarySkill)))
            return null;
        return events.Nearest(Timestamp.Find(journal.Text(line.Latest, Field.Ts)))
            ?? (journal.Value(line.Latest, Field.Tags) as JsonArray)?.Items.Select(t => t.AsText).OfType<string>()
                .Where(t => t.StartsWith(SkillTag, StringComparison.Ordinal) && !PythonText.IsBlank(t[SkillTag.Length..])).Select(t => Skill.Normal(t[SkillTag.Length..])).FirstOrDefault()
            ?? Skill.Unknown;
    }
}
