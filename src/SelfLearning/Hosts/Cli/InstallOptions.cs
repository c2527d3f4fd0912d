using SelfLearning.App.Features;
using SelfLearning.App.Features.Installation;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Hosts.Cli;

/// <summary>What <c>install</c> and <c>uninstall</c> have in common: their options, and the question.</summary>
internal static class InstallOptions
{
    public static CliCommand With(
        CliCommand verb, string done, string question, (string Hooks, string Mcp, string Policy, string Skill, string Command) kinds, IReadOnlyList<InstallKind> usual,
        Func<Workspace, InstallRequest, InstallResult> plan, Func<Workspace, InstallResult, InstallResult> apply, bool canPurge = false, Action<Workspace, TextOutput>? afterwards = null)
    {
        var agent = verb.Option<string[]>("--agent", "Only this agent; repeatable", "AGENT", oneOf: AgentTable.All.Select(a => a.Id));
        var user = verb.Option<bool>("--user", "For you, in all projects (the default)");
        var project = verb.Option<bool>("--project", "For this project only");
        var hooks = verb.Option<bool>("--hooks", kinds.Hooks);
        var mcp = verb.Option<bool>("--mcp", kinds.Mcp);
        var policy = verb.Option<bool>("--policy", kinds.Policy);
        var skill = verb.Option<bool>("--skill", kinds.Skill);
        var command = verb.Option<bool>("--command", kinds.Command);
        var diff = verb.Option<bool>("--diff", "Show each change as a diff");
        var purge = canPurge ? verb.Option<bool>("--purge", "Also delete this repository's store, your global store, caches and records; this cannot be undone") : null;
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(project))
                throw new UserError("--user and --project exclude each other.", "Run it twice, once with each.", UserError.Usage);
            var request = InstallRequest.Of(
                parsed.GetValue(agent) ?? [], parsed.GetValue(project),
                [
                    (InstallKind.Hooks, parsed.GetValue(hooks)), (InstallKind.Mcp, parsed.GetValue(mcp)), (InstallKind.Policy, parsed.GetValue(policy)), (InstallKind.Skill, parsed.GetValue(skill)),
                    (InstallKind.Command, parsed.GetValue(command)),
                ],
                usual);
            if (purge is not null && parsed.GetValue(purge) && (request.Project || request.Agents.Count > 0))
                throw new UserError("--purge goes with neither --project nor --agent: it deletes what all of them use.", "Leave those out, or --purge.", UserError.Usage);
            var result = plan(work, request);
            var data = purge is not null && parsed.GetValue(purge) ? PurgeData.Plan(work) : null;
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, result.Changes.Count > 0 || data?.Count > 0, output => InstallAnswer.Show(output, result, parsed.GetValue(diff), data), question);
            if (isGiven)
                result = apply(work, result);
            if (isGiven && data?.Count > 0 && result.Refused.Count == 0)
            {
                // The program and its folder may be gone by now.
                PurgeData.Apply(work, [.. data.Where(p => Directory.Exists(p.Path))]);
                result = result with { Done = true };
            }

            work.Warnings.AddRange(result.Refused.Select(f => $"{f.Path} was left alone: {f.Refusal}"));
            var answer = InstallAnswer.Of(work, result, done, isShown, parsed.GetValue(diff), data);
            return isShown && result.Done && afterwards is not null ? answer with { Text = answer.Text + (output => afterwards(work, output)) } : answer;
        });
    }
}
