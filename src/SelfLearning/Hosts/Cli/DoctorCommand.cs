using System.Globalization;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Features;
using SelfLearning.Features.Hooks;

namespace SelfLearning.Hosts.Cli;

internal static class DoctorCommand
{
    private const int HasFindings = 1;

    public static Verb Create()
    {
        var verb = new Verb("doctor", "Look for anything that is not as it should be in both stores: damage, ids, secrets, modes, locks, caches", "self-learning doctor", writes: false);
        var live = verb.Option<bool>("--live", "Also fire every installed hook as its agent would, with a made-up card in a folder of its own");
        return verb.Does((parsed, work) =>
        {
            var (firings, ofHooks) = parsed.GetValue(live) ? LiveHooks.Run(work) : ([], []);
            List<Finding> findings = [.. Doctor.Run(work), .. ofHooks];
            var json = work.HeadWithStore(ok: false);
            json.Add("global_store", work.Global.Path);
            json.Add("count", findings.Count);
            json.Add("findings", new JsonArray(findings.Select(f => f.Json())));
            if (parsed.GetValue(live))
                json.Add("live", new JsonArray(firings.Select(f => f.Json())));
            var answer = new JsonObject { { "ok", findings.Count == 0 } };
            foreach (var (key, value) in json.Members)
                answer.Add(key, value);
            return new Answer(answer, page => Text(page, findings, firings), findings.Count == 0 ? 0 : HasFindings);
        });
    }

    private static void Text(Page page, List<Finding> findings, IReadOnlyList<LiveHooks.Firing> firings)
    {
        foreach (var firing in firings)
            page.Line(string.Create(CultureInfo.InvariantCulture, $"{(firing.Ok ? "ok" : "fails")} {firing.Hook.Agent.Id} {firing.Hook.Event.Event}: {firing.Detail} ({firing.Milliseconds:0.0} ms)"));
        foreach (var finding in findings)
        {
            page.Line($"{finding.Grade} {finding.Rule}: {finding.File}{(finding.Line > 0 ? $":{finding.Line}" : "")}");
            page.Item(finding.Detail);
            page.Item($"do: {finding.Advice}");
        }

        page.Line(findings.Count == 0 ? "Nothing to mend." : $"{findings.Count} {(findings.Count == 1 ? "finding" : "findings")}.");
    }
}
