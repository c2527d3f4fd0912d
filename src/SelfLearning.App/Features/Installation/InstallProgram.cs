using SelfLearning.Core.Agents.Install;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Installation;

/// <summary>The program at its place, whose path stays the same over updates: what agents' settings call.</summary>
internal static class InstallProgram
{
    public static string PathOf(AppEnv env) => Path.Combine(InstallLedgerFile.DataFolder(env), "bin", ProgramFiles.Name);

    /// <summary>The copies that bring the running program to its place; none where it runs from there.</summary>
    public static IReadOnlyList<InstallFile> Plan(InstallScope scope, InstallLedger ledger, IReadOnlyList<string> agents)
    {
        var place = PathOf(scope.Env);
        if (scope.Env.Program is not { } running)
        {
            return File.Exists(place)
                ? []
                : [new InstallFile(InstallKind.Program, place, agents) { Refusal = "This program needs .NET's runtime and cannot be copied; run install from the native one (dotnet publish)." }];
        }

        var (from, to) = (Path.GetDirectoryName(running)!, Path.GetDirectoryName(place)!);
        return [.. ProgramFiles.In(from).Select(n => Copy(scope.Env, ledger, Path.Combine(from, n == ProgramFiles.Name ? Path.GetFileName(running) : n), Path.Combine(to, n), agents)).OfType<InstallFile>()];
    }

    /// <summary>Takes the program away where nothing of ours is left that calls it.</summary>
    public static IReadOnlyList<InstallFile> PlanRemoval(InstallScope scope, InstallLedger ledger, List<string> notes)
    {
        var paths = ledger.Lines.Where(l => l.Kind == InstallKind.Program).Select(l => l.Path)
            .Concat(ProgramFiles.OfNative.Select(n => Path.Combine(Path.GetDirectoryName(PathOf(scope.Env))!, n))).ToList();
        var files = new List<InstallFile>();
        foreach (var path in paths)
        {
            var file = ForeignFile.Follow(path, scope.Env.Folder);
            if (file.Before is null || files.Exists(f => f.Path == file.FullPath))
                continue;
            // Where the ledger is lost, the running program still knows its like; for a project alone that would be too little.
            if (ledger.Wrote(file.FullPath, ForeignFile.Hash(file.Before)) || (scope.Project is null && IsRunning(scope.Env, file)))
                files.Add(new InstallFile(InstallKind.Program, file with { After = null, Folders = ledger.FoldersOf(file.FullPath) }, []).CheckedForMode());
            else if (scope.Project is null)
                notes.Add($"Kept: {file.FullPath}, which install did not write.");
        }

        return files;
    }

    private static InstallFile? Copy(AppEnv env, InstallLedger ledger, string from, string to, IReadOnlyList<string> agents)
    {
        var (source, target) = (ForeignFile.Follow(from, env.Folder), ForeignFile.Follow(to, env.Folder));
        if (source.Before is null || source.FullPath == target.FullPath)
            return null;
        var file = new InstallFile(InstallKind.Program, target with { After = source.Before, Mode = InstallFile.ForAllToRun }, agents);
        return file.IsChange && target.Before is { } there && !ledger.Wrote(target.FullPath, ForeignFile.Hash(there))
            ? file with { Refusal = "A program that install did not write is in its place; move it away." }
            : file.CheckedForMode();
    }

    private static bool IsRunning(AppEnv env, ForeignFile file) =>
        env.Program is { } running && (Roots.Resolve(running, env.Folder) == file.FullPath || ForeignFile.Same(ForeignFile.Follow(running, env.Folder).Before, file.Before));
}
