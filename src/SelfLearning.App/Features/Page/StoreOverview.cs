using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Page;

/// <summary>All cards and recommendations of both stores in short, and the weeks of their hints: read once, and asked often while the journals stay as
/// they are.</summary>
public sealed class StoreOverview
{
    /// <summary>The weeks that are counted: this one and those before it.</summary>
    public const int WeekCount = 12;

    /// <summary>A card is stale that nobody touched for so long and that nothing was ever written about.</summary>
    public const int StaleDays = 90;

    private readonly List<ListedRecord> records = [];
    private readonly List<string> lower = [];
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> agents = new(StringComparer.Ordinal);
    private readonly DateTimeOffset now;

    private StoreOverview(DateTimeOffset now)
    {
        this.now = now;
        var monday = Monday(now);
        Weeks = [.. Enumerable.Range(0, WeekCount).Select(i => new HintWeek(monday.AddDays(-7 * (WeekCount - 1 - i))))];
    }

    /// <summary>Oldest first, in the order of their latest line; the machine's before the project's.</summary>
    public IReadOnlyList<ListedRecord> Records => records;

    public IReadOnlyList<HintWeek> Weeks { get; }

    public static StoreOverview Of(Workspace work)
    {
        var overview = new StoreOverview(work.Env.Now);
        // A card that both stores have is the project's.
        foreach (var store in work.Stores.All.Reverse())
        {
            using var snapshot = store.LoadAll();
            overview.Take(snapshot, store.Name);
        }

        return overview;
    }

    public ListedRecord? Find(string id) => byId.TryGetValue(id, out var at) ? records[at] : null;

    /// <summary>The agent of a session; null where no signal names it.</summary>
    public string? AgentOf(string session) => agents.GetValueOrDefault(session);

    /// <summary>The records whose title, id, skill or status holds every word, newest first.</summary>
    public IEnumerable<ListedRecord> Search(string text)
    {
        var words = PythonText.Lower(text).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = records.Count - 1; i >= 0 && words.Length > 0; i--)
        {
            if (Array.TrueForAll(words, word => lower[i].Contains(word, StringComparison.Ordinal)))
                yield return records[i];
        }
    }

    /// <summary>Cards in use that nothing was written about for <see cref="StaleDays"/>, oldest first.</summary>
    public IEnumerable<ListedRecord> Stale() =>
        records.Where(r => IsCard(r) && r.IsOpen && !r.HasSignals && Timestamp.Find(r.Touched) is { } touched && now - touched >= TimeSpan.FromDays(StaleDays))
            .OrderBy(r => r.Touched, StringComparer.Ordinal);

    /// <summary>Cards in use whose outcomes speak against them at least as often as for them, worst first.</summary>
    public IEnumerable<ListedRecord> Doubted() =>
        records.Where(r => IsCard(r) && r.IsOpen && r.Harmed > 0 && r.Harmed >= r.Helped).OrderByDescending(r => r.Harmed - r.Helped);

    /// <summary>Cards in use of one title, which may contradict each other.</summary>
    public IEnumerable<IReadOnlyList<ListedRecord>> SameTitle() =>
        records.Where(r => IsCard(r) && r.IsOpen && r.Title.Length > 0).GroupBy(r => PythonText.Lower(r.Title.Trim()), StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => (IReadOnlyList<ListedRecord>)[.. g]);

    public static bool IsCard(ListedRecord record) => record.Kind == JournalKind.Cards.Noun;

    private static DateOnly Monday(DateTimeOffset time)
    {
        var date = DateOnly.FromDateTime(time.UtcDateTime);
        return date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
    }

    private void Take(StoreSnapshot snapshot, string store)
    {
        foreach (var line in snapshot.Recommendations.ByLatest())
        {
            var state = snapshot.Recommendation(line);
            Add(new ListedRecord(JournalKind.Recommendations.Noun, store, line.Id, state.Title ?? "", state.Status, state.PrimarySkill, state.LastTouchedTs)
            {
                IsOpen = Status.IsOpen(state.Status),
                HasSignals = snapshot.Evidence.Any(line.Id),
            });
        }

        foreach (var line in snapshot.Cards.ByLatest())
        {
            var state = snapshot.Card(line);
            var counts = snapshot.Evidence.Counts(line);
            var status = state.Status;
            Add(new ListedRecord(JournalKind.Cards.Noun, store, line.Id, state.Title ?? "", status, state.PrimarySkill, state.LastTouchedTs)
            {
                Shown = counts[Evidence.Column(SignalKind.AhaShown)],
                Used = counts[Evidence.Column(SignalKind.AhaUsed)],
                Helped = counts[Evidence.Column(SignalKind.AhaHelped)],
                Harmed = counts[Evidence.Column(SignalKind.AhaHarmed)],
                IsOpen = !Status.IsPutAside(status) && !state.IsBackported,
                HasSignals = counts.ContainsAnyExcept(0),
            });
        }

        TakeSignals(snapshot.Signals);
    }

    private void Add(ListedRecord record)
    {
        if (byId.TryGetValue(record.Id, out var known))
        {
            (records[known], lower[known]) = (record, Lower(record));
            return;
        }

        byId.Add(record.Id, records.Count);
        records.Add(record);
        lower.Add(Lower(record));
    }

    private static string Lower(ListedRecord record) => PythonText.Lower($"{record.Title}\n{record.Id} {record.Skill} {record.Status}");

    private void TakeSignals(Journal signals)
    {
        for (var row = 0; row < signals.Count; row++)
        {
            var kind = signals.Text(row, Field.Kind);
            if (kind is not (SignalKind.AhaShown or SignalKind.AhaUsed or SignalKind.AhaHelped or SignalKind.AhaHarmed))
                continue;
            var week = Timestamp.Find(signals.Text(row, Field.Ts)) is { } time && (Monday(time).DayNumber - Weeks[0].Monday.DayNumber) / 7 is var at && at >= 0 && at < Weeks.Count
                && Monday(time) >= Weeks[0].Monday ? Weeks[at] : null;
            switch (kind)
            {
                case SignalKind.AhaShown:
                    TakeShown(signals.Body(row), week);
                    break;
                case SignalKind.AhaUsed when week is not null:
                    week.Used++;
                    break;
                case SignalKind.AhaHelped when week is not null:
                    week.Helped++;
                    break;
                case SignalKind.AhaHarmed when week is not null:
                    week.Harmed++;
                    break;
            }
        }
    }

    private void TakeShown(JsonObject signal, HintWeek? week)
    {
        var (session, tokens) = SignalContext.ReadShown(signal.Text(Keys.Context) ?? "");
        if (session is not null && signal.Text(Keys.Source) is { } agent)
            agents[session] = agent;
        if (week is null)
            return;
        week.Shown++;
        week.Tokens += tokens;
    }
}
