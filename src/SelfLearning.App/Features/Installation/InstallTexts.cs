using System.Text;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.App.Features.Installation;

/// <summary>Our entries in the agents' settings, and our block in their instruction files.</summary>
internal static class InstallTexts
{
    public static IReadOnlyList<InstallFile> Plan(InstallScope scope, InstallRequest request, IReadOnlyList<AgentRow> agents)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<InstallFile>();
        foreach (var edit in InstallPlan.Install(agents, scope.Project is not null, request.KindsFor, PathRules.Slashed(InstallProgram.PathOf(scope.Env)), place => Text(scope, place, faults), scope.VersionOf))
        {
            var read = scope.Find(edit.Path, out _);
            // Instruction files are often links to one another: one file is changed once.
            if (read is not null && files.Exists(f => f.Path == read.FullPath))
                continue;
            var file = new InstallFile(edit.Kind, read?.FullPath ?? scope.Full(edit.Path), Users(scope, agents, edit.Path))
            {
                Read = read is null ? null : read with { After = edit.After is null ? null : FileText.Encode(edit.After) },
                Refusal = faults.GetValueOrDefault(edit.Path) ?? edit.Refusal,
            };
            files.Add(file.CheckedForMode());
        }

        return files;
    }

    /// <summary>The edits that take ours out: by the ledger to the byte where it can prove the way, what is left then by what is known as ours.</summary>
    public static IReadOnlyList<InstallFile> PlanRemoval(InstallScope scope, InstallRequest request, InstallLedger ledger, IReadOnlyList<AgentRow> agents, List<string> notes)
    {
        var files = new List<InstallFile>();
        foreach (var (place, kinds, ids) in Places(scope, request, ledger, agents))
        {
            var read = scope.Find(place, out var fault);
            var path = read?.FullPath ?? scope.Real(place);
            if (files.Exists(f => f.Path == path) || (read is not null && !Has(read.Before, "self-learning"u8)))
                continue;
            var file = new InstallFile(kinds[0], path, ids) { Read = read };
            if (read is null)
            {
                // What cannot be read and was never ours is nobody's concern here.
                if (ledger.Knows(path))
                    files.Add(file with { Refusal = fault });
            }
            else if (request.Agents.Count > 0 && ledger.AgentsOf(path).Except(ids).ToList() is { Count: > 0 } others)
            {
                notes.Add($"Kept: {path}, which {string.Join(", ", others)} uses too; name all of its agents to change it.");
            }
            else
            {
                files.Add(Cleaned(scope, file, read, kinds, ledger).CheckedForMode());
            }
        }

        // A file that cannot be read and has nothing of ours but perhaps our name is left alone without a word.
        return [.. files.Where(f => f.IsChange || (f.Refusal is not null && (f.Read is null || Calls(f.Before))))];
    }

    /// <summary>Whether a file calls the program or holds our block, be it readable otherwise or not.</summary>
    public static bool Calls(byte[]? bytes) => new[] { "self-learning", "self-learning.exe" }.Any(name =>
        Has(bytes, Encoding.ASCII.GetBytes($"{name} hook ")) || Has(bytes, Encoding.ASCII.GetBytes($"{name}\\\" hook ")) || Has(bytes, Encoding.ASCII.GetBytes($"/{name}\""))) || Has(bytes, "self-learning:policy:start"u8);

    /// <summary>The places of all agents' settings and instruction files in a scope.</summary>
    public static IEnumerable<string> All(InstallScope scope) => AgentTable.All.SelectMany(a => InstallPlan.Places(a, scope.Project is not null)).Select(p => p.Path).Distinct();

    private static InstallFile Cleaned(InstallScope scope, InstallFile file, ForeignFile read, IReadOnlyList<InstallKind> kinds, InstallLedger ledger)
    {
        if (FileText.Decode(read.Before) is not { } text)
            return file with { Refusal = "It is not valid UTF-8." };
        var gone = file with { Read = read with { After = null, Folders = ledger.FoldersOf(file.Path) } };
        // The ledger goes back over all that was put in, so it serves only where all of it is to go.
        var isAll = AgentTable.All.SelectMany(a => InstallPlan.Places(a, scope.Project is not null)).All(p => kinds.Contains(p.Kind) || scope.Real(p.Path) != file.Path);
        if ((isAll ? ledger.Unwind(file.Path, text) : text) is not { } unwound)
            return gone;
        var left = unwound;
        foreach (var kind in kinds)
        {
            switch (InstallPlan.Remove(file.Path, kind, left))
            {
                case { Refusal: { } refusal } when unwound == text:
                    return file with { Refusal = refusal };
                case { Refusal: null, After: { } after }:
                    left = after;
                    break;
                case { After: null }:
                    return gone;
                default:
                    break;
            }
        }

        return file with { Read = read with { After = FileText.Encode(left) } };
    }

    private static IEnumerable<(string Place, IReadOnlyList<InstallKind> Kinds, IReadOnlyList<string> Agents)> Places(InstallScope scope, InstallRequest request, InstallLedger ledger, IReadOnlyList<AgentRow> agents)
    {
        var ids = agents.Select(a => a.Id).ToList();
        var isProject = scope.Project is not null;
        foreach (var place in agents.SelectMany(a => InstallPlan.Places(a, isProject)).Where(p => request.Kinds.Contains(p.Kind)).GroupBy(p => p.Path))
            yield return (place.Key, [.. place.Select(p => p.Kind).Distinct()], Users(scope, agents, place.Key));

        // Where a variable pointed when it was installed, the ledger alone knows.
        foreach (var lines in ledger.Lines.Where(l => l.Kind.IsText() && request.Kinds.Contains(l.Kind) && l.Project == scope.Project && l.Agents.Intersect(ids).Any()).GroupBy(l => l.Path))
            yield return (lines.Key, [.. lines.Select(l => l.Kind).Distinct()], [.. lines.SelectMany(l => l.Agents).Distinct()]);
    }

    private static bool Has(byte[]? bytes, ReadOnlySpan<byte> text) => bytes is not null && bytes.AsSpan().IndexOf(text) >= 0;

    private static List<string> Users(InstallScope scope, IReadOnlyList<AgentRow> agents, string place) =>
        [.. agents.Where(a => InstallPlan.Places(a, scope.Project is not null).Any(p => p.Path == place)).Select(a => a.Id)];

    private static string? Text(InstallScope scope, string place, Dictionary<string, string> faults)
    {
        if (scope.Find(place, out var fault) is not { } file)
        {
            faults[place] = fault!; // There is no file, so there is a reason.
            return null;
        }

        if (file.Before is null)
            return null;
        if (FileText.Decode(file.Before) is { } text)
            return text;
        faults[place] = "It is not valid UTF-8.";
        return null;
    }
}
