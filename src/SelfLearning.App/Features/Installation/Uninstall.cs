using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Installation;

/// <summary>Takes out what <see cref="Install"/> put in: to the byte where the files are as it left them, else ours alone.</summary>
public static class Uninstall
{
    public static readonly IReadOnlyList<InstallKind> UsualKinds = [InstallKind.Hooks, InstallKind.Skill, InstallKind.Policy, InstallKind.Mcp, InstallKind.Command];

    /// <summary>What would be done; nothing is changed.</summary>
    public static InstallResult Plan(Workspace work, InstallRequest request)
    {
        var scope = new InstallScope(work, request.Project);
        var isNamed = request.Agents.Count > 0;
        var agents = isNamed ? request.Agents : AgentTable.All;
        var ledger = InstallLedgerFile.Read(scope.Env, work.Warnings);
        var notes = new List<string>();
        List<InstallFile> files = [.. InstallTexts.PlanRemoval(scope, request, ledger, agents, notes)];
        if (request.Kinds.Contains(InstallKind.Skill))
            files.AddRange(InstallSkill.PlanRemoval(scope, ledger, agents, isNamed, notes).DistinctBy(f => f.Path));
        if (FindCaller(scope.Project is null ? scope : new InstallScope(work, project: false), ledger, files) is not { } caller)
            files.AddRange(InstallProgram.PlanRemoval(scope, ledger, notes));
        else if (File.Exists(InstallProgram.PathOf(scope.Env)))
            notes.Add($"The program stays: {caller} calls it.");

        notes.AddRange(files.Where(f => f is { IsChange: true, Kind: InstallKind.Hooks }).SelectMany(f => f.Agents).Distinct()
            .Select(id => AgentTable.Find(id)?.AfterUninstall).OfType<string>());
        return new InstallResult(scope, request.Agents, files, notes);
    }

    /// <summary>Carries the plan out.</summary>
    public static InstallResult Apply(Workspace work, InstallResult plan) => plan.Changes.Count == 0
        ? plan
        : plan with { Files = [.. plan.Refused, .. InstallChanges.Apply(work, LedgerLine.Uninstall, plan.Scope, plan.Changes)], Done = true };

    // The user's own files and whatever the ledger names, in any project: each may call the program.
    private static string? FindCaller(InstallScope user, InstallLedger ledger, List<InstallFile> leaving)
    {
        var texts = ledger.Lines.Where(l => l.Kind.IsText()).Select(l => l.Path).Concat(InstallTexts.All(user)).Distinct();
        var caller = texts.FirstOrDefault(place => Stays(place, file => InstallTexts.Calls(file.Before)))
            ?? InstallSkill.Heads(user, ledger).FirstOrDefault(place => Stays(place, file => InstallSkill.IsOurs(ledger, file)));
        return caller is null ? null : user.Full(caller);

        // A file of ours that cannot be read now may still call it.
        bool Stays(string place, Func<ForeignFile, bool> calls) => user.Find(place, out _) is { } file
            ? (leaving.Find(f => f.Path == file.FullPath && f.IsChange) is { } left ? file with { Before = left.After } : file) is { Before: not null } then && calls(then)
            : ledger.Knows(user.Real(place));
    }
}
