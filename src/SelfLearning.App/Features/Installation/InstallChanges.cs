using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Installation;

/// <summary>Carries out a plan. The ledger has all lines on disk before the first file changes, so that whatever ends this process, the way back of
/// each file is known; each file is as before or as after, and one that fails does not stop the others.</summary>
internal static class InstallChanges
{
    /// <summary>Changes the files in their order and gives them back, those that failed with the reason.</summary>
    public static IReadOnlyList<InstallFile> Apply(InstallLedgerFile ledger, string action, InstallScope scope, IReadOnlyList<InstallFile> files)
    {
        using var held = ledger.Lock();
        ledger.Append([.. files.Where(f => f.Refusal is null).Select(f => Line(action, scope, f))]);
        Leftovers.DeleteOf(ledger.Read().Lines.Select(l => l.Path).Distinct());
        var done = new List<InstallFile>();
        foreach (var file in files)
            done.Add(file.IsChange ? Apply(action, file, done) : file);
        ExternalFile.DeleteEmpty([.. done.Where(f => f.IsChange && f.After is null).SelectMany(f => f.Folders).Distinct()]);
        return done;
    }

    private static InstallFile Apply(string action, InstallFile file, List<InstallFile> done)
    {
        if (file.Kind == InstallKind.Hooks && action == LedgerLine.Install && done.Exists(f => f.Kind == InstallKind.Program && f.Refusal is not null))
            return file with { Refusal = "The program is not in its place, so nothing may call it." };
        if (file.Kind == InstallKind.Program && action == LedgerLine.Uninstall && done.Exists(f => f.Refusal is not null))
            return file with { Refusal = "Something that calls it could not be taken out." };
        try
        {
            file.Read!.Write(file.After, file.Mode); // What could not be read is refused in the plan.
            return file;
        }
        catch (UserError e)
        {
            return file with { Refusal = e.Message };
        }
    }

    private static LedgerLine Line(string action, InstallScope scope, InstallFile file) => new(action, file.Kind, file.Path)
    {
        Ts = scope.Env.Ts,
        Project = file.Kind == InstallKind.Program ? null : scope.Project,
        Agents = file.Agents,
        Before = Hash(file.Before),
        After = Hash(file.After),
        Splices = action == LedgerLine.Install && file is { IsChange: true, Kind: InstallKind.Hooks or InstallKind.Policy, After: { } after }
            ? LedgerLine.WayBack(FileText.Decode(file.Before) ?? "", FileText.Decode(after)!) // The bytes were made from text.
            : null,
        Folders = action == LedgerLine.Install && file.IsChange ? file.Read!.MissingFolders : [],
    };

    private static string? Hash(byte[]? bytes) => bytes is null ? null : Sha256.Hex(bytes);
}
