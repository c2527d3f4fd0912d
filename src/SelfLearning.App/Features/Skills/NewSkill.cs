using SelfLearning.App.Features.Backports;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Records;
using SelfLearning.Core.Skills;
using SelfLearning.Core.Skills.Drafts;

namespace SelfLearning.App.Features.Skills;

/// <summary>Makes a new skill of cards. It is a draft that a person reads before agents do.</summary>
public static class NewSkill
{
    private static readonly string[] UsualPlaces = [".claude/skills", ".agents/skills", ".github/skills", ".cursor/skills"];

    /// <param name="Name">The skill's name, which is its folder's.</param>
    /// <param name="Ids">The cards, in the order of the instructions.</param>
    /// <param name="Into">The folder that holds skills; null: the first usual one that is there.</param>
    /// <param name="Apply">Whether to write it.</param>
    public sealed record Request(string Name, IReadOnlyList<string> Ids, string? Into, bool Apply);

    /// <summary>The skill's folder, its files, what is not quite right with it, and how it is put in.</summary>
    public sealed record Result(string Folder, IReadOnlyList<(string Path, string Text)> Files, IReadOnlyList<SkillFinding> Findings, ExportBackport.Result Export);

    public static Result Run(Workspace work, Request request)
    {
        ChangeSet.Recover(work.Project, work.Warnings);
        if (!request.Apply)
            return Planned(work, request);
        var result = work.Project.Locked(store =>
        {
            var plan = Planned(work, request);
            ExportBackport.Write(work, store, plan.Export);
            return plan;
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    private static Result Planned(Workspace work, Request request)
    {
        List<string> ids = [.. request.Ids.Distinct()];
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some with --ids a,b; `self-learning review` proposes cards that go together.");
        if (request.Name.Length == 0 || !request.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || SkillRules.NameFaults(request.Name, request.Name).Any())
            throw new UserError($"{request.Name} is not a name for a skill.", "Use 1 to 64 of a-z, 0-9 and single hyphens between them.");

        using var stores = work.Stores.Open();
        var cards = ExportBackport.Cards(stores, ids);
        var names = RepositoryNames.Of(work);
        var gate = cards.SelectMany(c => Gate.Check(c, names)).ToList();
        ExportBackport.Judge(gate, isStrict: false);

        var root = work.Roots.Worktree ?? work.Roots.Repository;
        var into = request.Into ?? Path.Combine(root, UsualPlaces.FirstOrDefault(p => Directory.Exists(Path.Combine(root, p))) ?? UsualPlaces[0]);
        var folder = Path.Combine(Storage.Roots.ExpandHome(into, work.Env), request.Name);
        var (now, snapshot) = (work.Env.Now, stores[work.Project]);
        var (skillId, lessonsId) = (ExportBackport.NewId(snapshot, request.Name, ids, now), ExportBackport.NewId(snapshot, CardText.LongCards, ids, now));
        var draft = SkillDraft.Of(request.Name, cards, skillId, lessonsId);
        var findings = CheckSkills.Rules(SkillBackport.SkillPath, draft.Skill, request.Name).ToList();
        if (findings.Find(f => f.IsError) is { } fault)
            throw new UserError($"The skill would not be valid: {fault.Message} Nothing was changed.", "Give it another name, or leave out the card that does this.");

        var skill = BackportTarget.OfNewFile(work, folder, SkillBackport.SkillPath);
        List<ExportBackport.Exported> targets = [Exported(skill, skillId, draft.Skill, ids, [.. SkillDraft.Parts(cards, draft.Long)])];
        if (draft.Lessons is { } lessons)
        {
            targets.Add(Exported(BackportTarget.OfNewFile(work, folder, CardText.LongCards), lessonsId, lessons, [.. draft.Long.Select(c => c.Id)], [.. draft.Long.Select(c => (c.Id, CardText.Body(c)))]) with { IsCounted = false });
        }

        var export = new ExportBackport.Result(new ExportBackport.Request(null, [skill.Path], ids, MakeDiff: false, request.Apply, Force: null), Timestamp.Text(now), targets, ids, gate) { Lines = snapshot.Backports.Count };
        return new Result(Path.GetDirectoryName(skill.Path)!, [.. targets.Select(t => (t.Target.Path, t.Plan.Changes[0].After!))], findings, export);
    }

    private static ExportBackport.Exported Exported(BackportTarget target, string id, string text, IReadOnlyList<string> ids, IReadOnlyList<(string CardId, string Body)> texts)
    {
        var plan = new TargetPlan([new TextChange(target.File!, null, text)], [], ids, ids, TargetPlan.AppendedBlock);
        return new ExportBackport.Exported(target, id, $"{ExportBackport.BundleStem(target.Name)}_{id}", plan, UnifiedDiff.Of(plan.Changes), UnifiedDiff.Patch(plan.Changes), HunkCards.Of(plan.Changes)) { Texts = texts };
    }
}
