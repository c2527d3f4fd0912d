using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Live;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Search;

namespace SelfLearning.App.Features.Hooks;

/// <summary>What one firing of a hook says and notes: hints that fit and that this session does not know yet, and what became of earlier ones.
/// It writes receipts and signals, never INDEX.md.</summary>
public static class AnswerHook
{
    private static readonly TimeSpan SameFiring = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan IndexTime = TimeSpan.FromMinutes(1);

    /// <summary>The text for the agent; null for silence.</summary>
    public static string? Run(AppEnv env, HookEvent e, HookDeadline deadline)
    {
        // Without a session nobody knows what it has seen already.
        if (e.SessionKey is not { } session || HookPlace.Find(env, e) is not { } place)
            return null;
        e = CallEnd.Of(place.Work, e);
        using var cache = HookCache.Find(place.Work.Env, place.Store, create: true);
        if (cache is null)
            return null;
        cache.MarkFired($"{e.Agent.Id} {e.Row.Event}", env.Now);
        // A path that holds what looks like a secret is not written down.
        if (e.Transcript is { } transcript && Redaction.Redact(transcript) == transcript && deadline.MayWrite())
            cache.NoteTranscript(transcript);

        var off = HookFaults.Off(cache);
        var isOff = off.Any(o => o.Agent == e.Agent.Id && o.Event == e.Row.Event);
        var firing = new Firing(place, e, cache, session, deadline, e.Moment == Moment.SessionStart ? Notice(off) : null);
        var text = isOff && firing.Notice is null ? null : firing.Run(speaks: !isOff);
        if (!isOff)
            Learn(firing.Fixes, e, deadline);
        if (!isOff && deadline.MayWrite())
            HookFaults.Forgive(cache, env, e.Agent.Id, e.Row.Event);
        if (e.Moment == Moment.SessionEnd)
            cache.Sweep(env.Now);
        return text;
    }

    // What cannot be noted is found in the transcript, later.
    private static void Learn(LiveFixes fixes, HookEvent e, HookDeadline deadline)
    {
        try
        {
            if (e.Moment == Moment.SessionEnd)
                fixes.Propose(deadline);
            else
                fixes.Note(deadline);
        }
        catch (Exception fault) when (fault is UserError or IOException or UnauthorizedAccessException)
        {
            // The agent's answer does not hang on it.
        }
    }

    private static string? Notice(IReadOnlyList<(string Agent, string Event, string Reason)> off) => off.Count == 0
        ? null
        : $"self-learning: {string.Join(", ", off.Select(o => $"the hook {o.Event} of {o.Agent} is off, since it failed five times in a row ({o.Reason})"))}. `self-learning doctor --live` tests it and turns it on.";

    // One event in one place, from choosing to writing.
    private sealed class Firing(HookPlace place, HookEvent e, HookCache cache, string session, HookDeadline deadline, string? notice)
    {
        // The host hands such text on only when the command has run.
        private const string AfterAll = "About the command that has just run:";

        private readonly AppEnv env = place.Work.Env;
        private readonly MomentBudget budget = MomentBudget.Of(e.Moment);

        // Whether which cards fit could be told.
        private bool isSearched;
        private SeenFix? past;

        public string? Notice => notice;

        /// <summary>It keeps the call that it read.</summary>
        public LiveFixes Fixes { get; } = new(place.Work, e);

        public string? Run(bool speaks)
        {
            var before = cache.Read(session);
            // Where nothing can be said, a failure that a known card fits still counts.
            var hints = speaks && budget.MaySpeak && (HookAnswer.CanTake(e) || (e.Moment == Moment.AfterFailure && before.Any(r => r.Kind == Receipt.Shown))) ? Wanted(before) : [];
            var begins = SessionMemory.ResetBy(e, null) is not null;
            // A resumed session has the line already.
            var open = speaks && begins && e.Moment == Moment.SessionStart && HookAnswer.CanTake(e) ? StartHints.OpenRecommendations(place.Work) : null;
            var read = FilesWithCards();
            past = isSearched && hints.Count == 0 && HookAnswer.CanTake(e) && Fixes.Past() is { } known && !Fixes.IsTold(known, before) ? known : null;
            var mayMatter = hints.Count > 0 || past is not null || begins || notice is not null || read.Count > 0 || (e.Moment is Moment.AfterTool or Moment.AfterFailure && before.Any(r => r.Failed.Count > 0));
            // The agent's files are read before the session is locked: other hooks of it wait for what is decided, not for a disk.
            var said = Said(hints, before, read, begins);
            return mayMatter ? cache.WithSession(session, () => deadline.Left, (known, append) => Decide(hints, open, read, said, known, append)) : null;
        }

        private IReadOnlyList<LoadedText> Said(IReadOnlyList<Hint> hints, IReadOnlyList<Receipt> before, List<string> read, bool begins)
        {
            IReadOnlyList<Receipt> earlier = begins ? [] : before;
            var seen = SessionMemory.Seen(earlier, e.Subagent);
            return !HookAnswer.CanTake(e) || hints.All(h => !e.IsResume && seen.Contains(h.Id))
                ? []
                : LoadedFiles.Read(place.Work, e.Agent, SessionMemory.FilesRead(earlier, e.Subagent).Concat(read));
        }

        private IReadOnlyList<Hint> Wanted(IReadOnlyList<Receipt> known)
        {
            try
            {
                var hints = Hints.Of(place.Work, e, known);
                isSearched = true;
                return hints;
            }
            catch (IndexBehind)
            {
                // Whoever comes next finds it made.
                if (cache.ClaimFor("index", IndexTime, env.Now))
                    env.Launch(place.Work.Roots.Repository, ["recall", "--task", "index", "--limit", "1"]);
                return e is { Moment: Moment.SessionStart, Prompt: not null } ? Hints.AtStart(place.Work) : [];
            }
        }

        private string? Decide(IReadOnlyList<Hint> hints, FencedItem? open, List<string> read, IReadOnlyList<LoadedText> said, IReadOnlyList<Receipt> known, Action<IEnumerable<JsonObject>> append)
        {
            var lines = new List<Receipt>();
            if (SessionMemory.ResetBy(e, env.Ts) is { } reset)
                lines.Add(reset);
            // Which of the best the agent knows already decides about outcomes, not about what is said.
            var best = e.Moment == Moment.AfterFailure ? hints.Take(budget.Cards).ToList() : [];
            lines.AddRange(Outcomes.Of(known, e, best.Select(h => h.Id).ToHashSet(StringComparer.Ordinal), env.Ts)
                .Select(o => o with { Store = known.LastOrDefault(r => r.Kind == Receipt.Shown && r.CardId == o.CardId)?.Store }));
            if (read.Count > 0)
                lines.Add(new Receipt(Receipt.Loaded) { Ts = env.Ts, Subagent = e.Subagent, Files = read });

            var fresh = HookAnswer.CanTake(e) ? Unknown(hints, said, [.. known, .. lines]) : [];
            var seen = SessionMemory.Seen([.. known, .. lines], e.Subagent);
            lines.AddRange(Outcomes.Cases([.. known, .. lines], e, best.Where(h => seen.Contains(h.Id)).Select(h => (h.Id, h.Steps)), env.Ts)
                .Select(c => c with { Store = best.Find(h => h.Id == c.CardId)?.Store }));
            // Records of before the scan was there may still hold a secret.
            List<FencedItem> items = [.. (open is null ? [] : new[] { open }).Concat(fresh.Select(h => h.Fenced())).Select(Clean)];
            if (past is not null && items.Count == 0 && !Fixes.IsTold(past, [.. known, .. lines]))
                items.Add(LiveFixes.Line(past));
            var (text, count) = HookText.Render(items, budget.Tokens, notice ?? (items.Count > 0 && e is { Moment: Moment.BeforeTool, Row.ComesWithResult: true } ? AfterAll : null));
            if (count == 0 && notice is null)
                text = "";
            // What a resumed session is told again was noted when it was told first.
            var shown = e.IsResume ? [] : fresh.Take(count - (open is null ? 0 : 1)).ToList();
            lines.AddRange(shown.Select(h => Receipt.OfHint(e, env.Ts, h.Id, h.Steps, MomentBudget.TokensOf(text) / Math.Max(1, count), h.Why) with { Store = h.Store }));

            if (past is not null && fresh.Count == 0 && count > 0)
                lines.Add(Fixes.Told(past, MomentBudget.TokensOf(text)));

            if (lines.Count == 0 && text.Length == 0)
                return null;
            if (!deadline.MayWrite() || !Claim())
                return null;
            lines.AddRange(Harmed(lines));
            append(lines.Select(l => (JsonObject)Redaction.Redact(l.ToJson(), new List<RedactedPlace>())));
            Sign(lines);
            return text.Length > 0 ? text : null;
        }

        private static FencedItem Clean(FencedItem item) => item with { Title = Redaction.Redact(item.Title), Lines = [.. item.Lines.Select(l => Redaction.Redact(l))] };

        /// <summary>Without what the session has seen and what its files say. Where something was held back, only a card that fits by itself follows.</summary>
        private List<Hint> Unknown(IReadOnlyList<Hint> hints, IReadOnlyList<LoadedText> said, IReadOnlyList<Receipt> session)
        {
            if (hints.Count == 0)
                return [];
            var seen = SessionMemory.Seen(session, e.Subagent);
            var unseen = hints.Where(h => e.IsResume || !seen.Contains(h.Id)).ToList();
            unseen.RemoveAll(h => said.Any(text => text.Says(h.Id, h.Title, h.Steps)));
            var least = unseen.Count == hints.Count ? 0 : Core.Recall.Fit.Threshold(Core.Recall.SituationKind.Prompt);
            return [.. unseen.Where(h => h.Fit >= least).Take(budget.Cards)];
        }

        private bool Claim() => e.ClaimKey is { } key ? cache.Claim(key) : e.RepeatKey is not { } repeat || cache.ClaimFor($"{repeat}{Grown()}", SameFiring, env.Now);

        // A session that went on since is resumed another time, however soon.
        private long? Grown() => e.IsResume && e.Agent.Records is { } records && e.Transcript is { } path ? HostRecord.LengthOf(place.Work, records, path) : null;

        private List<string> FilesWithCards() =>
            e.Moment != Moment.AfterTool ? []
            : e.Skill is { } skill ? [.. LoadedFiles.OfSkill(place.Work, e.Agent, skill).Where(LoadedFiles.HoldsCards)]
            : [.. e.Files.Where(f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || f.EndsWith(".mdc", StringComparison.OrdinalIgnoreCase)).Select(f => Path.GetFullPath(f, env.Folder)).Where(LoadedFiles.HoldsCards)];

        // Two sessions with a case against a card, and no help in any, are enough; once.
        private List<Receipt> Harmed(List<Receipt> lines)
        {
            var against = lines.Where(l => l.Kind == Receipt.Against).ToList();
            if (against.Count == 0)
                return [];
            // This session's earlier lines and its new ones are one case.
            var sessions = cache.Sessions().Select(s => s.Name).Where(name => name != session).Select(cache.Read).Append([.. cache.Read(session), .. lines]).ToList();
            var harmed = Outcomes.Harmed(sessions);
            return
            [
                .. against.Where(a => harmed.Contains(a.CardId!) && !sessions.Any(s => s.Any(r => r.Kind == Receipt.Harmed && r.CardId == a.CardId)))
                    .Select(a => new Receipt(Receipt.Harmed) { Ts = env.Ts, CardId = a.CardId, Store = a.Store }),
            ];
        }

        private void Sign(List<Receipt> lines)
        {
            foreach (var store in place.Work.Stores.All)
            {
                var name = store == place.Work.Project ? RecallCards.Project : RecallCards.Global;
                var signals = lines.Where(l => l.CardId is not null && (l.Store ?? RecallCards.Project) == name).Select(Signal).OfType<JsonObject>().ToList();
                try
                {
                    store.Append(JournalKind.Signals, signals);
                }
                catch (UserError)
                {
                    // The agent gets its hint from a store that cannot be written, too; doctor tells.
                }
            }
        }

        private JsonObject? Signal(Receipt line) => line.Kind switch
        {
            Receipt.Shown => SignalRecord.New(env.Ts, SignalKind.AhaShown, e.Agent.Id, line.CardId!, SignalContext.Shown($"{line.Moment}", session, line.Tokens)),
            Receipt.Helped => SignalRecord.New(env.Ts, SignalKind.AhaHelped, e.Agent.Id, line.CardId!, SignalContext.Helped(session)),
            Receipt.Harmed => SignalRecord.New(env.Ts, SignalKind.AhaHarmed, e.Agent.Id, line.CardId!, "in two sessions its advice was used and the command failed again"),
            _ => null,
        };
    }
}
