using SelfLearning.Core.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Hooks;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using System.Globalization;

namespace SelfLearning.App.Contract;

/// <summary>What <c>doctor</c> found, and how each installed hook fired.</summary>
public static class DoctorAnswer
{
    private const int HasFindings = 1;

    /// <param name="work">Where it was looked.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="firings">The hooks that were fired; null where none was to be.</param>
    public static Answer Of(Workspace work, IReadOnlyList<Finding> findings, IReadOnlyList<LiveHooks.Firing>? firings)
    {
        var json = new JsonObject { { "ok", findings.Count == 0 } };
        foreach (var (key, value) in work.HeadWithStore(ok: false).Members)
            json.Add(key, value);
        json.Add("global_store", work.Global.Path);
        json.Add("count", findings.Count);
        json.Add("findings", new JsonArray(findings.Select(Json)));
        if (firings is not null)
            json.Add("live", new JsonArray(firings.Select(Json)));
        return new Answer(json, output => Text(output, findings, firings ?? []), findings.Count == 0 ? 0 : HasFindings);
    }

    private static JsonObject Json(Finding finding) => new()
    {
        { "rule", finding.Rule },
        { "grade", finding.Grade },
        { "file", finding.File },
        { "line", finding.Line > 0 ? finding.Line : JsonValue.Null },
        { "detail", finding.Detail },
        { "advice", finding.Advice },
    };

    private static JsonObject Json(LiveHooks.Firing firing) => new()
    {
        { "agent", firing.Hook.Agent.Id },
        { "event", firing.Hook.Event.Event },
        { "file", firing.Hook.File },
        { "command", firing.Hook.Command },
        { "ok", firing.Ok },
        { "ms", new JsonNumber(firing.Milliseconds.ToString("0.0", CultureInfo.InvariantCulture)) },
        { "detail", firing.Detail },
    };

    private static void Text(TextOutput output, IReadOnlyList<Finding> findings, IReadOnlyList<LiveHooks.Firing> firings)
    {
        foreach (var firing in firings)
            output.Line(string.Create(CultureInfo.InvariantCulture, $"{(firing.Ok ? "ok" : "fails")} {firing.Hook.Agent.Id} {firing.Hook.Event.Event}: {firing.Detail} ({firing.Milliseconds:0.0} ms)"));
        foreach (var finding in findings)
        {
            output.Line($"{finding.Grade} {finding.Rule}: {finding.File}{(finding.Line > 0 ? $":{finding.Line}" : "")}");
            output.Item(finding.Detail);
            output.Item($"do: {finding.Advice}");
        }

        output.Line(findings.Count == 0 ? "No problems found." : $"{Counted.Of(findings.Count, "finding")}.");
    }
}
