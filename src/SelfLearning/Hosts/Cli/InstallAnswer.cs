using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

/// <summary>What <c>install</c> and <c>uninstall</c> have in common: their options, the plan for people and for programs, and the question.</summary>
internal static class InstallAnswer
{
    public static Verb With(
        Verb verb, string done, string question, (string Hooks, string Policy, string Skill) kinds, IReadOnlyList<InstallKind> usual,
        Func<Workspace, InstallRequest, Func<InstallResult, bool>, InstallResult> run)
    {
        var agent = verb.Option<string[]>("--agent", "Only this agent; may stand several times", "AGENT", oneOf: AgentTable.All.Select(a => a.Id));
        var user = verb.Option<bool>("--user", "For you, in all projects (the default)");
        var project = verb.Option<bool>("--project", "For this project alone");
        var hooks = verb.Option<bool>("--hooks", kinds.Hooks);
        var policy = verb.Option<bool>("--policy", kinds.Policy);
        var skill = verb.Option<bool>("--skill", kinds.Skill);
        var yes = verb.Option<bool>("--yes", "Do it; without this the plan is shown, and asked about at a terminal");
        var dryRun = verb.Option<bool>("--dry-run", "Show the plan and do nothing");
        return verb.Does((parsed, work) =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(project))
                throw new UserError("--user and --project exclude each other.", "Run it twice, once with each.", UserError.Usage);
            var request = InstallRequest.Of(
                parsed.GetValue(agent) ?? [], parsed.GetValue(project),
                [(InstallKind.Hooks, parsed.GetValue(hooks)), (InstallKind.Policy, parsed.GetValue(policy)), (InstallKind.Skill, parsed.GetValue(skill))], usual);
            var asks = work.Env is { InputIsTerminal: true, OutputIsTerminal: true } && !parsed.GetValue(yes) && !parsed.GetValue(dryRun);
            var shown = false;
            var result = run(work, request, plan =>
            {
                if (!asks || plan.Changes.Count == 0)
                    return !asks && parsed.GetValue(yes) && !parsed.GetValue(dryRun);
                Show(new Page(work.Env), plan);
                shown = true;
                return Cli.Ask(work.Env, question);
            });
            return new Answer(Json(work, result, done), page =>
            {
                if (!shown)
                    Show(page, result);
                page.Line(Note(result, done));
            }, result.Refused.Count > 0 ? UserError.Cannot : 0);
        });
    }

    private static void Show(Page page, InstallResult result)
    {
        foreach (var file in result.Changes.Where(f => f.Diff(result.Scope).Length > 0))
            page.Diff(file.Diff(result.Scope));
        foreach (var file in result.Changes.Where(f => f.Kind == InstallKind.Program))
            page.Line($"{file.Change} the program {file.Path}{(file.After is { } bytes ? $" ({bytes.Length / 1e6:0.0} MB)" : "")}");
        foreach (var files in result.Changes.Where(f => f.Kind == InstallKind.Skill).GroupBy(f => (f.SkillFolder, f.Change)))
            page.Line($"{files.Key.Change} {files.Count()} {(files.Count() == 1 ? "file" : "files")} of the skill in {files.Key.SkillFolder}");
        foreach (var file in result.Refused)
            page.Line($"Left alone: {file.Path}: {file.Refusal}");
        foreach (var note in result.Notes)
            page.Line(note);
    }

    private static string Note(InstallResult result, string done) =>
        result.Done && result.Changes.Count > 0 ? done
        : result.Changes.Count > 0 ? "Nothing was changed; add --yes to do it."
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
