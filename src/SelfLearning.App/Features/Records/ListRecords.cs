using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>Lists records in the order of their latest line, newest last.</summary>
public static class ListRecords
{
    public const string Cards = "cards";
    public const string Recommendations = "recs";
    public const string Events = "events";

    public sealed record Request(string Kind, string? Query, string? Skill, string? Tag, int Limit, bool All, bool History);

    public sealed record Result(IReadOnlyList<JsonObject> Items, bool StoreIsEmpty);

    public static Result Run(Workspace work, Request request)
    {
        var kind = request.Kind switch
        {
            Recommendations => JournalKind.Recommendations,
            Events => JournalKind.Events,
            _ => JournalKind.Cards,
        };
        if (Newest(work, kind, request) is { Count: > 0 } newest)
            return new Result([.. Enumerable.Range(0, newest.Count).Select(newest.Body)], StoreIsEmpty: false);
        var journal = work.Project.Read(kind);
        var isLatest = request.History ? null : Latest(journal);
        var found = new List<JsonObject>();
        for (var row = journal.Count - 1; row >= 0 && (request.Limit == 0 || found.Count < request.Limit); row--)
        {
            if ((isLatest is null || isLatest[row]) && IsWanted(journal, row, request, out var body))
                found.Add(body ?? journal.Body(row));
        }

        found.Reverse();
        return new Result(found, journal.Count == 0);
    }

    // A filter is a question to every record, and so is a list of all.
    private static Journal? Newest(Workspace work, JournalKind kind, Request request) =>
        kind != JournalKind.Events && request is { Query: null, Skill: null, Tag: null, History: false, Limit: > 0 }
            ? FoldedStore.Newest(work.Env, work.Project, kind, request.Limit, request.All)
            : null;

    private static bool[] Latest(Journal journal)
    {
        var isLatest = new bool[journal.Count];
        foreach (var line in Fold.Of(journal).Items)
            isLatest[line.Latest] = true;
        return isLatest;
    }

    private static bool IsWanted(Journal journal, int row, Request request, out JsonObject? body)
    {
        body = null;
        if (request.Skill is not null && Skill.Normal(journal.Text(row, Field.PrimarySkill)) != request.Skill)
            return false;
        // Every version is history, the ones that were put aside too.
        if (!request.All && !request.History && journal.Kind.Lines == LineRule.Versions && Status.IsPutAside(journal.Text(row, Field.Status) ?? ""))
            return false;
        if (request.Tag is null && request.Query is null)
            return true;

        body = journal.Body(row);
        return (request.Tag is null || body.Texts(Keys.Tags).Contains(request.Tag))
            && (request.Query is null || PythonText.Lower(JsonText.Line(body)).Contains(PythonText.Lower(request.Query), StringComparison.Ordinal));
    }
}
