using System.ComponentModel;
using System.Diagnostics;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.App.Features.Installation;

/// <summary>Replaces the installed program by one from an archive, or by the one before. What agents' settings call keeps its path; the program that was
/// there is kept beside it, for one way back.</summary>
public static class Upgrade
{
    private const string Previous = "previous";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(30);

    /// <summary>The plan for the program in an archive.</summary>
    /// <param name="work">Where it was run.</param>
    /// <param name="archive">The archive's path.</param>
    /// <param name="sha256">Its checksum; null: the one in SHA256SUMS beside it.</param>
    public static InstallResult Plan(Workspace work, string archive, string? sha256)
    {
        var (scope, ledger, bin) = Open(work);
        var next = ProgramArchive.Read(Path.GetFullPath(Roots.ExpandHome(archive, work.Env), work.Env.Folder), sha256);
        var (from, to) = (VersionOf(bin), VersionOf(next));
        if (ClientProgram.Compare(to, from) < 0)
            throw new UserError($"The archive has version {to}, which is older than the installed {from}. Nothing was changed.", "To return to the version before, run: self-learning upgrade --back");
        return Replace(scope, ledger, bin, next, $"From version {from} to {to}; `self-learning upgrade --back` returns to {from}.");
    }

    /// <summary>The plan for the program that was there before.</summary>
    public static InstallResult PlanBack(Workspace work)
    {
        var (scope, ledger, bin) = Open(work);
        var previous = PreviousFolder(scope.Env);
        if (!File.Exists(Path.Combine(previous, ProgramFiles.Name)))
            throw new UserError("There is no earlier version to return to.", "Only upgrade keeps one, in " + previous + ".");
        var before = ProgramFiles.In(previous).Where(n => File.Exists(Path.Combine(previous, n))).ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(previous, n)), StringComparer.Ordinal);
        return Replace(scope, ledger, bin, before, $"Back from version {VersionOf(bin)} to {VersionOf(before)}; the same command again undoes it.");
    }

    /// <summary>Carries the plan out: all of the program's files or none.</summary>
    public static InstallResult Apply(Workspace work, InstallResult plan) => plan.Changes.Count == 0 || plan.Refused.Count > 0
        ? plan
        : plan with { Files = InstallChanges.Apply(work, LedgerLine.Install, plan.Scope, plan.Changes), Done = true };

    private static (InstallScope Scope, InstallLedger Ledger, string Bin) Open(Workspace work)
    {
        var scope = new InstallScope(work, project: false);
        var ledger = InstallLedgerFile.Read(scope.Env, work.Warnings);
        var place = InstallProgram.PathOf(scope.Env);
        return File.Exists(place)
            ? (scope, ledger, Path.GetDirectoryName(place)!)
            : throw new UserError($"No program is installed at {place}.", "Unpack the archive and run its install.");
    }

    private static InstallResult Replace(InstallScope scope, InstallLedger ledger, string bin, IReadOnlyDictionary<string, byte[]> next, string note)
    {
        var agents = ledger.AgentsOf(ForeignFile.Follow(Path.Combine(bin, ProgramFiles.Name), scope.Env.Folder).FullPath);
        var files = new List<InstallFile>();
        foreach (var name in next.Keys.Union(Present(bin)).OrderBy(n => n == ProgramFiles.Name).ThenBy(n => n, StringComparer.Ordinal))
        {
            var (now, kept) = (ForeignFile.Follow(Path.Combine(bin, name), scope.Env.Folder), ForeignFile.Follow(Path.Combine(PreviousFolder(scope.Env), name), scope.Env.Folder));
            var file = new InstallFile(InstallKind.Program, now with { After = next.GetValueOrDefault(name), Mode = InstallFile.ForAllToRun }, agents);
            files.Add(file.IsChange && now.Before is { } there && !ledger.Wrote(now.FullPath, ForeignFile.Hash(there))
                ? file with { Refusal = "Neither install nor upgrade wrote it; move it away and install again." }
                : file.CheckedForMode());
            files.Add(new InstallFile(InstallKind.Program, kept with { After = now.Before, Mode = InstallFile.ForAllToRun }, agents).CheckedForMode());
        }

        // Where nothing changes, the version before stays the one before.
        var isChange = next.Any(f => !ForeignFile.Same(f.Value, Find(bin, f.Key))) || Present(bin).Any(n => !next.ContainsKey(n));
        return new InstallResult(scope, [], isChange || files.Exists(f => f.Refusal is not null) ? files : [], isChange ? [note] : []);
    }

    private static IEnumerable<string> Present(string folder) => ProgramFiles.In(folder).Where(n => File.Exists(Path.Combine(folder, n)));

    private static byte[]? Find(string folder, string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllBytes(Path.Combine(folder, name)) : null;

    private static string PreviousFolder(AppEnv env) => Path.Combine(InstallLedgerFile.DataFolder(env), Previous);

    private static string VersionOf(IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("self-learning-upgrade-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path.Combine(folder, ProgramFiles.Name), (UnixFileMode)InstallFile.ForAllToRun);
            return VersionOf(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The program itself says it: a name of an archive says nothing.
    private static string VersionOf(string folder)
    {
        var program = Path.Combine(folder, ProgramFiles.Name);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--version"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(StartTime) && said.Wait(StartTime) && process.ExitCode == 0 && ClientProgram.Find(said.Result) is { } version)
                return version;
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            throw new UserError($"The program does not start here: {e.Message}. Nothing was changed.", "Is the archive for this system? A temporary folder that forbids programs is moved with TMPDIR.");
        }

        throw new UserError($"The program {program} does not tell its version. Nothing was changed.", "Is the archive for this system?");
    }
}
