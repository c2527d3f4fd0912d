using SelfLearning.App.Features;
using SelfLearning.App.Features.Installation;
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
    public static Answer Of(Workspace work, InstallResult result, string done, bool shown) => new(Json(work, result, done), output =>
    {
        if (!shown)
            Show(output, result);
        output.Line(Note(result, done));
    }, result.Refused.Count > 0 ? UserError.Cannot : 0);

    /// <summary>The plan for a person.</summary>
    public static void Show(TextOutput output, InstallResult result)
    {
        foreach (var file in result.Changes.Where(f => f.Diff(result.Scope).Length > 0))
            output.Diff(file.Diff(result.Scope));
        foreach (var file in result.Changes.Where(f => f.Kind == InstallKind.Program))
            output.Line($"{file.Change} the program {file.Path}{(file.After is { } bytes ? $" ({bytes.Length / 1e6:0.0} MB)" : "")}");
        foreach (var files in result.Changes.Where(f => f.Kind == InstallKind.Skill).GroupBy(f => (f.SkillFolder, f.Change)))
            output.Line($"{files.Key.Change} {files.Count()} {(files.Count() == 1 ? "file" : "files")} of the skill in {files.Key.SkillFolder}");
        foreach (var file in result.Refused)
            output.Line($"Left alone: {file.Path}: {file.Refusal}");
        foreach (var note in result.Notes)
            output.Line(note);
    }

    private static string Note(InstallResult result, string done) =>
        result.Done && result.Changes.Count > 0 ? result.Refused.Count == 0 ? done : $"Done, but for {result.Refused.Count} {(result.Refused.Count == 1 ? "file that was" : "files that were")} left alone."
        : result.Changes.Count > 0 ? "Nothing was changed. Add --yes to apply."
        : result.Refused.Count > 0 ? "Nothing was changed." : "Nothing to do.";

    private static JsonObject Json(Workspace work, InstallResult result, string done)
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
        json.Add("notes", JsonArray.Of(result.Notes));
        json.Add("note", Note(result, done));
        return json;
    }
}
