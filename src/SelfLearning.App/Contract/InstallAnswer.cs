using SelfLearning.Core.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Installation;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>The plan of <c>install</c> or <c>uninstall</c>, or what became of it, for people and for programs.</summary>
public static class InstallAnswer
{
    /// <param name="work">Where it was run.</param>
    /// <param name="result">The plan, or what was done.</param>
    /// <param name="done">What to say when all is done.</param>
    /// <param name="shown">Whether a person has seen the plan already.</param>
    /// <param name="diffs">Whether to show each change of a foreign file as a diff.</param>
    /// <param name="purge">The data that goes too; null: none was asked for.</param>
    public static Answer Of(Workspace work, InstallResult result, string done, bool shown, bool diffs = false, IReadOnlyList<PurgeData.Part>? purge = null) => new(Json(work, result, done, purge), output =>
    {
        if (!shown)
            Show(output, result, diffs, purge);
        output.Line(Note(result, done, purge));
    }, result.Refused.Count > 0 ? UserError.Cannot : 0);

    /// <summary>The plan for a person: a line a change, or its diff.</summary>
    public static void Show(TextOutput output, InstallResult result, bool diffs = false, IReadOnlyList<PurgeData.Part>? purge = null)
    {
        foreach (var file in result.Changes.Where(f => f.Kind is not (InstallKind.Program or InstallKind.Skill)))
        {
            if (diffs)
                output.Diff(file.Diff(result.Scope));
            else
                output.Line($"{file.Change} {result.Scope.Told(file.Path)}: {About(file)}");
        }

        foreach (var file in result.Changes.Where(f => f.Kind == InstallKind.Program))
            output.Line($"{file.Change} the program {result.Scope.Told(file.Path)}{(file.After is { } bytes ? $" ({bytes.Length / 1e6:0.0} MB)" : "")}");
        foreach (var files in result.Changes.Where(f => f.Kind == InstallKind.Skill).GroupBy(f => (f.SkillFolder, f.Change)))
            output.Line($"{files.Key.Change} {Counted.Of(files.Count(), "file")} of the skill in {(files.Key.SkillFolder is { } folder ? result.Scope.Told(folder) : "")}");
        foreach (var file in result.Refused)
            output.Line($"Left alone: {file.Path}: {file.Refusal}");
        foreach (var part in purge ?? [])
            output.Line($"delete {part.Path}: {part.What}, {(part.Cards > 0 ? $"{Counted.Of(part.Cards, "card")}, " : "")}{Counted.Of(part.Files, "file")}, {part.Bytes / 1e6:0.0} MB; this cannot be undone");
        foreach (var note in result.Notes)
            output.Line(note);
        if (!diffs && result.Changes.Any(f => f.Diff(result.Scope).Length > 0))
            output.Line("--diff shows each change of a file line by line.");
    }

    // What a person wants to know of one file: whose it is, and what of ours goes in or out.
    private static string About(InstallFile file)
    {
        var agents = file.Agents.Select(AgentTable.Find).OfType<AgentRow>().ToList();
        var names = string.Join(", ", agents.Select(a => a.Name));
        if (file.Kind == InstallKind.Policy)
            return file.Holds ? $"a block of instructions for {names}" : $"without our block of instructions for {names}";
        if (file.Kind == InstallKind.Mcp)
            return file.Holds ? $"the MCP server for {names}" : $"without our MCP server for {names}";
        if (file.Kind == InstallKind.Command)
            return file.Holds ? $"the command /remember for {names}" : $"without our command /remember for {names}";
        return file.Holds
            ? $"hooks of {names} at {string.Join(", ", agents.SelectMany(a => a.Events).Where(e => e.Installed).Select(e => e.Event).Distinct(StringComparer.Ordinal))}"
            : $"without our hooks of {names}";
    }

    private static string Note(InstallResult result, string done, IReadOnlyList<PurgeData.Part>? purge) =>
        purge is { Count: > 0 } && result.Changes.Count == 0 ? result.Done ? done : "Nothing was changed. Add --yes to apply."
        : result.Done && result.Changes.Count > 0 ? result.Refused.Count == 0 ? done : $"Done, but for {result.Refused.Count} {(result.Refused.Count == 1 ? "file that was" : "files that were")} left alone."
        : result.Changes.Count > 0 ? "Nothing was changed. Add --yes to apply."
        : result.Refused.Count > 0 ? "Nothing was changed." : "Nothing to do.";

    private static JsonObject Json(Workspace work, InstallResult result, string done, IReadOnlyList<PurgeData.Part>? purge)
    {
        var json = work.Head(result.Refused.Count == 0);
        json.Add("scope", result.Scope.Project is null ? "user" : "project");
        json.Add("root", result.Scope.Root);
        json.Add("agents", JsonArray.Of(result.Agents.Select(a => a.Id)));
        json.Add("applied", result.Done);
        json.Add("files", new JsonArray(result.Files.Where(f => f.IsChange || f.Refusal is not null).Select(f => new JsonObject
        {
            { "path", f.Path },
            { "kind", LedgerLine.Word(f.Kind) },
            { "agents", JsonArray.Of(f.Agents) },
            { "change", f.IsChange ? f.Change : "none" },
            { "refused", f.Refusal },
            { "diff", f.Diff(result.Scope) },
        })));
        if (purge is not null)
            json.Add("purge", new JsonArray(purge.Select(p => new JsonObject { { "path", p.Path }, { "what", p.What }, { "cards", p.Cards }, { "files", p.Files }, { "bytes", new JsonNumber(p.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)) } })));
        json.Add("notes", JsonArray.Of(result.Notes));
        json.Add("note", Note(result, done, purge));
        return json;
    }
}
