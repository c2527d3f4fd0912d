using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Installation;

/// <summary>Carries out a plan. What belongs together (the program, one skill folder, one agent's file) changes together; what fails is left as it
/// was, with the reason, and does not stop the rest.</summary>
internal static class InstallChanges
{
    /// <summary>Changes the files in their order and gives them back, those that failed with the reason.</summary>
    public static IReadOnlyList<InstallFile> Apply(Workspace work, string action, InstallScope scope, IEnumerable<InstallFile> files)
    {
        using var ledger = InstallLedgerFile.Lock(work.Env);
        var done = new List<InstallFile>();
        foreach (var unit in files.GroupBy(f => f.Kind == InstallKind.Program ? "" : f.SkillFolder ?? f.Path).Select(g => g.ToList()))
        {
            if (Refusal(work, ledger, action, scope, unit, done) is not { } refusal)
                done.AddRange(unit);
            else if (unit[0].SkillFolder is { } folder)
                done.Add(new InstallFile(InstallKind.Skill, folder, unit[0].Agents) { Refusal = refusal });
            else
                done.AddRange(unit.Select(f => f with { Refusal = refusal }));
        }

        return done;
    }

    // Why it could not be changed; null where it was.
    private static string? Refusal(Workspace work, InstallLedgerFile ledger, string action, InstallScope scope, List<InstallFile> unit, List<InstallFile> done)
    {
        if (unit[0].Kind.CallsProgram() && unit[0].IsChange && action == LedgerLine.Install && done.Exists(f => f is { Kind: InstallKind.Program, Refusal: not null }))
            return "The program could not be installed, so nothing may call it.";
        if (unit[0].Kind == InstallKind.Program && action == LedgerLine.Uninstall && done.Exists(f => f.Refusal is not null))
            return "Something that calls it could not be removed.";
        try
        {
            ledger.Apply([.. unit.Select(f => Line(action, scope, f))], [.. unit.Select(f => f.Read!)], work.Warnings); // What could not be read is refused in the plan.
            return null;
        }
        catch (UserError e)
        {
            return e.Message;
        }
    }

    private static LedgerLine Line(string action, InstallScope scope, InstallFile file) => new(action, file.Kind, file.Path)
    {
        Ts = scope.Env.Ts,
        Project = file.Kind == InstallKind.Program ? null : scope.Project,
        Agents = file.Agents,
        Before = ForeignFile.Hash(file.Before),
        After = ForeignFile.Hash(file.After),
        Splices = action == LedgerLine.Install && file.Kind.IsText() && file is { IsChange: true, After: { } after }
            ? LedgerLine.WayBack(FileText.Decode(file.Before) ?? "", FileText.Decode(after)!) // The bytes were made from text.
            : null,
        Folders = action == LedgerLine.Install && file.IsChange ? file.Read!.FoldersBetween : [],
    };
}
