using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.App.Features.Learning;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Page;

/// <summary>What the page can do: the verbs of the command line, through the same use cases.</summary>
internal sealed class PageWrites(PageConsent consent, KeptPlans plans)
{
    /// <summary>What came of an action; null where there is none of that name.</summary>
    public JsonObject? Run(string name, Workspace work, JsonObject request)
    {
        var ids = request.Texts("ids");
        return name switch
        {
            "consent" => Consent(request),
            "aha-status" => Each(ids, id => StatusAnswer.Of(work, ChangeStatus.OfCard(
                work, Word(request) == Status.Accepted ? consent.Of(request) : new Actor.Agent(), id, Known(Word(request), Status.OfCards), null, null, Note(request)))),
            "rec-status" => Each(ids, id => StatusAnswer.Of(work, ChangeStatus.OfRecommendation(work, id, Known(Word(request), Status.OfRecommendations), null, Note(request)))),
            "keep" => CandidatesAnswer.Of(work, KeepCandidates.Keep(work, ids, new KeepCandidates.Words(null, null, [], null))).Json,
            "discard" => CandidatesAnswer.Of(work, KeepCandidates.Discard(work, ids)).Json,
            "merge" => CandidatesAnswer.Of(work, KeepCandidates.Merge(work, ids, Given(request, "into"))).Json,
            "record" => RecordAnswer.Of(work, RecordPayload.Run(work, request, "the form")).Json,
            "plan-backport" => PlanBackport(work, request, ids),
            "plan-remove" => PlanRemove(work, request, ids),
            "apply" => plans.Take(request.Text("plan"))(work).Json,
            _ => null,
        };
    }

    private JsonObject Consent(JsonObject request)
    {
        consent.Try(request.Text("code") ?? "");
        return new JsonObject { { "ok", true }, { "consent", consent.State } };
    }

    // Each record is changed by itself, as the command does it; what was done before a fault stands, and is said.
    private static JsonObject Each(IReadOnlyList<string> ids, Func<string, Answer> change)
    {
        if (ids.Count == 0)
            throw new UserError("Nothing was chosen.", "Choose at least one record.");
        var done = new JsonArray();
        foreach (var id in ids)
        {
            try
            {
                done.Add(change(id).Json);
            }
            catch (UserError e) when (done.Count > 0)
            {
                throw new UserError($"{e.Message} {done.Count} of {ids.Count} were changed before that.", e.Hint, e.ExitCode);
            }
        }

        return new JsonObject { { "ok", true }, { "items", done } };
    }

    private JsonObject PlanBackport(Workspace work, JsonObject request, IReadOnlyList<string> ids)
    {
        var target = Given(request, "target");
        var isFile = Path.HasExtension(target);
        var plan = ExportBackport.Plan(work, new ExportBackport.Request(isFile ? null : target, isFile ? [target] : [], ids, MakeDiff: true, Apply: true, Note(request)));
        var json = ExportBackportAnswer.Of(work, plan).Json.Set(Keys.Applied, false);
        json.Add("diff", string.Concat(plan.Targets.Select(t => t.Diff)));
        json.Add("plan", plans.Keep(now => ExportBackportAnswer.Of(now, ExportBackport.Apply(now, plan))));
        return json;
    }

    private JsonObject PlanRemove(Workspace work, JsonObject request, IReadOnlyList<string> ids)
    {
        var file = request.Text("file") ?? "";
        var plan = RemoveBackport.Plan(work, new RemoveBackport.Request(ids, null, file.Length > 0 ? [file] : [], request.IsTrue("discard_edits")));
        var json = BackportRemoveAnswer.Of(work, plan, shown: false).Json;
        json.Add("diff", string.Concat(plan.Targets.Select(t => t.Diff)));
        json.Add("edited", JsonArray.Of(plan.Kept));
        json.Add("plan", plan.Kept.Count > 0 ? null : plans.Keep(now => BackportRemoveAnswer.Of(now, RemoveBackport.Apply(now, plan), shown: true)));
        return json;
    }

    private static string Word(JsonObject request) => Given(request, "status");

    private static string Known(string word, IReadOnlyList<string> words) => words.Contains(word) ? word : throw new UserError($"{word} is not a status.", $"Use one of {string.Join(", ", words)}.");

    private static string? Note(JsonObject request) => request.Text("note") is { } note && !string.IsNullOrWhiteSpace(note) ? note : null;

    private static string Given(JsonObject request, string key) =>
        request.Text(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw new UserError($"{key} is missing.", "Fill it in.");
}
