using SelfLearning.App.Features.Learning;
using SelfLearning.App.Storage;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Live;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Notes fixes as they happen, and says of one, unreviewed, when the same error comes again in another session and no card fits.</summary>
internal sealed class LiveFixes(Workspace work, HookEvent e)
{
    private const int MostCalls = 80;

    private readonly string session = e.ContextKey ?? "";
    private readonly Lazy<LiveCall?> seen = new(() => LiveCall.Of(e, work.Env.Ts), isThreadSafe: false);

    /// <summary>What made this very error go away before; null where nothing is known that may be said, or where this session saw it itself.</summary>
    public SeenFix? Past()
    {
        if (e is not { Moment: Moment.AfterFailure, Outcome: ToolOutcome.Failed, Command: { } command })
            return null;
        using var notes = Find(create: false);
        if (notes is null || seen.Value is not { IsTouched: false } call || new LiveSession([call]).FailureKey is not { } key)
            return null;
        var known = notes.Fixes(key);
        return known.Any(f => f.Session == e.SessionId) ? null : SayableFix.Find(known, key, command, call.Error);
    }

    /// <summary>Whether it was said to this context already.</summary>
    public bool IsTold(SeenFix fix, IEnumerable<Receipt> session) =>
        session.Where(r => r.Subagent == e.Subagent).Reverse().TakeWhile(r => r.Kind != Receipt.Reset).Any(r => r.Kind == Receipt.Unreviewed && r.Why == Why(fix));

    public Receipt Told(SeenFix fix, int tokens) => new(Receipt.Unreviewed) { Ts = work.Env.Ts, Moment = e.Moment, Subagent = e.Subagent, Why = Why(fix), Tokens = tokens };

    /// <summary>The one line. It is a quotation of what was run, so it stands in the fence like a card.</summary>
    public static FencedItem Line(SeenFix fix)
    {
        var date = Timestamp.Find(fix.Ts) is { } time ? time.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "an earlier day";
        return new FencedItem("unreviewed", $"This error went away here on {date} {SayableFix.Words(fix)}", "not a card", "this machine's hooks", []);
    }

    /// <summary>Notes the call where a fix hangs on it, and the fixes that it completes.</summary>
    public void Note(HookDeadline deadline)
    {
        if (e.Moment is not (Moment.AfterTool or Moment.AfterFailure))
            return;
        var failed = e is { Outcome: ToolOutcome.Failed, Command: not null };
        using var notes = Find(create: failed);
        if (notes is null || (!failed && !notes.HasCalls(session)) || seen.Value is not { } call || !deadline.MayWrite())
            return;
        var before = notes.ReadCalls(session);
        // What was too long ago for a fix, or is mended, is no part of what begins now.
        if (before.Count > 0 && (before.Count > MostCalls || !new LiveSession(before).IsOpen))
        {
            notes.DropCalls(session);
            before = [];
        }

        var now = new LiveSession([.. before, call]);
        if (before.Count == 0 && (!failed || now.FailureKey is null))
            return;
        notes.Append(session, call);
        if (now.FailureKey is { } key)
            notes.Append(now.DidNotHelp(notes.Fixes(key)));
        else
            notes.Append([.. now.Fixes().Select(f => f with { Session = e.SessionId, Agent = e.Agent.Id, Transcript = e.Transcript }).Select(Clean).OfType<SeenFix>()]);
        if (!now.IsOpen)
            notes.DropCalls(session);
    }

    /// <summary>At the end of a session its fixes become candidates.</summary>
    public void Propose(HookDeadline deadline)
    {
        using var notes = Find(create: false);
        using var store = work.Project.Find();
        if (notes is null || store is null || !deadline.MayWrite())
            return;
        notes.DropCalls(session);
        if (notes.Fixes().Where(f => f.Session == e.SessionId).ToList() is { Count: > 0 } fixes)
            NotedFixes.Add(work, fixes);
        notes.Sweep(work.Env.Now);
    }

    private static string Why(SeenFix fix) => $"seen {fix.Ts}, error {fix.Print}";

    // Whatever a host puts into an id or a path.
    private static SeenFix? Clean(SeenFix fix) => SeenFix.FromJson((JsonObject)Redaction.Redact(fix.ToJson()));

    private LiveNotes? Find(bool create) => LiveNotes.Find(work.Env, work.Project, work.Roots.Repository, create);
}
