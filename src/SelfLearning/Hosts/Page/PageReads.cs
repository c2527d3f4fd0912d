using SelfLearning.App.Contract;
using SelfLearning.App.Contract.Page;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Features.Learning;
using SelfLearning.App.Features.Page;
using SelfLearning.App.Features.Recall;
using SelfLearning.App.Features.Records;
using SelfLearning.App.Features.Review;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Review;

namespace SelfLearning.Hosts.Page;

/// <summary>What the page can ask. Nothing here changes a store.</summary>
/// <param name="memory">The stores in short.</param>
/// <param name="isFrozen">Whether all answers are of one moment: skills and sessions are then looked at once.</param>
internal sealed class PageReads(PageMemory memory, bool isFrozen = false)
{
    private const int Listed = 12;
    private const int Found = 20;
    private const int Queued = 50;
    private const int Sessions = 100;

    private IReadOnlyList<BackportStatusCheck.Entry>? frozenPlaces;
    private IReadOnlyList<HintedSession>? frozenSessions;

    /// <summary>The answer to a question; null where there is none of that name.</summary>
    /// <param name="name">The last part of its address.</param>
    /// <param name="work">Where to look.</param>
    /// <param name="given">A parameter of the question; null where it is absent.</param>
    public JsonObject? Find(string name, Workspace work, Func<string, string?> given) => name switch
    {
        "overview" => Overview(work),
        "figures" => FiguresAnswer.Of(memory.Overview(work)),
        "health" => DoctorAnswer.Of(work, Doctor.Run(work), null).Json,
        "search" => Search(work, given("q") ?? ""),
        "record" => Record(work, given("id") ?? ""),
        "review" => Review(work),
        "queue" => QueueAnswer.Of(memory.Overview(work)),
        "recall" => TryRecallAnswer.Of(TryRecall.Run(work, Situation(given))),
        "sessions" => SessionsAnswer.Of([.. SessionsOf(work).Take(Sessions)], memory.Overview(work)),
        "backports" => Backports(work),
        "backport" => BackportedTextAnswer.Of(BackportedText.Of(work, given("file") ?? "", given("id") ?? "")),
        _ => null,
    };

    private static JsonObject Overview(Workspace work)
    {
        var request = new ListRecords.Request(ListRecords.Cards, null, null, null, Listed, All: false, History: false);
        return new JsonObject
        {
            { "list", ListAnswer.Of(work, request, ListRecords.Run(work, request)).Json },
            { "review", ReviewAnswer.Of(work, ReviewStore.Run(work, new ReviewRequest { RecsLimit = 0, TopAhaLimit = 0, NextActionsLimit = Listed, Statuses = [] }, includeGlobal: true)).Json },
        };
    }

    private JsonObject Search(Workspace work, string text) => SearchAnswer.Of(
        memory.Overview(work),
        text,
        RecallCards.Run(work, new RecallCards.Request(new Situation { Task = text }, Found, null, RecallCards.All, null, Gate.Asked)),
        Found);

    private JsonObject Record(Workspace work, string id)
    {
        var item = ShowRecords.Run(work, [id])[0];
        return PageRecordAnswer.Of(work, item, [.. HintedSession.Of(SessionsOf(work), id)], PlacesOf(work), memory.Overview(work));
    }

    private static JsonObject Review(Workspace work)
    {
        var request = new ReviewRequest { RecsLimit = Queued, BackportLimit = Queued, TopAhaLimit = 0, NextActionsLimit = 0, Statuses = [] };
        return new JsonObject
        {
            { "review", ReviewAnswer.Of(work, ReviewStore.Run(work, request, includeGlobal: false)).Json },
            { "candidates", CandidatesAnswer.Of(work, ListCandidates.Run(work, all: false, null, Queued)).Json },
        };
    }

    private JsonObject Backports(Workspace work)
    {
        var places = PlacesOf(work);
        var json = BackportStatusAnswer.Of(work, places, check: false).Json;
        var titles = new JsonObject();
        foreach (var id in places.Select(e => e.CardId).Where(id => id.Length > 0))
            titles.Set(id, memory.Overview(work).Find(id)?.Title);
        json.Add("titles", titles);
        json.Add("targets", JsonArray.Of(BackportTargets.Of(work)));
        return json;
    }

    private IReadOnlyList<BackportStatusCheck.Entry> PlacesOf(Workspace work) => isFrozen ? frozenPlaces ??= BackportStatusCheck.Run(work) : BackportStatusCheck.Run(work);

    private IEnumerable<HintedSession> SessionsOf(Workspace work) => isFrozen ? frozenSessions ??= [.. HintedSession.All(work)] : HintedSession.All(work);

    private static Situation Situation(Func<string, string?> given)
    {
        return new Situation { Prompt = Said("prompt"), Command = Said("command"), Error = Said("error") };

        string? Said(string name) => given(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }
}
