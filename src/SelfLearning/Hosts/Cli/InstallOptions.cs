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
        CliCommand verb, string done, string question, (string Hooks, string Policy, string Skill) kinds, IReadOnlyList<InstallKind> usual,
        Func<Workspace, InstallRequest, InstallResult> plan, Func<Workspace, InstallResult, InstallResult> apply)
    {
        var agent = verb.Option<string[]>("--agent", "Only this agent; repeatable", "AGENT", oneOf: AgentTable.All.Select(a => a.Id));
        var user = verb.Option<bool>("--user", "For you, in all projects (the default)");
        var project = verb.Option<bool>("--project", "For this project only");
        var hooks = verb.Option<bool>("--hooks", kinds.Hooks);
        var policy = verb.Option<bool>("--policy", kinds.Policy);
        var skill = verb.Option<bool>("--skill", kinds.Skill);
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            if (parsed.GetValue(user) && parsed.GetValue(project))
                throw new UserError("--user and --project exclude each other.", "Run it twice, once with each.", UserError.Usage);
            var request = InstallRequest.Of(
                parsed.GetValue(agent) ?? [], parsed.GetValue(project),
                [(InstallKind.Hooks, parsed.GetValue(hooks)), (InstallKind.Policy, parsed.GetValue(policy)), (InstallKind.Skill, parsed.GetValue(skill))], usual);
            var result = plan(work, request);
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, result.Changes.Count > 0, output => InstallAnswer.Show(output, result), question);
            if (isGiven)
                result = apply(work, result);
            work.Warnings.AddRange(result.Refused.Select(f => $"{f.Path} was left alone: {f.Refusal}"));
            return InstallAnswer.Of(work, result, done, isShown);
        });
    }
}
