using SelfLearning.App.Features.Records;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Learning;

/// <summary>A walk through all that is open, one decision each. A decision is written when the next one is made, or at the end: until then it
/// can be undone without a trace.</summary>
public sealed class ReviewWalk
{
    private readonly Workspace work;
    private readonly List<OpenItem> items;
    private Last? last;
    private int at;

    private ReviewWalk(Workspace work, List<OpenItem> items) => (this.work, this.items) = (work, items);

    /// <summary>Proposed cards, then open recommendations, then candidates, the worthiest first.</summary>
    public static ReviewWalk Begin(Workspace work)
    {
        var items = new List<OpenItem>();
        using (var stores = work.Stores.Open())
        {
            var snapshot = stores[work.Project];
            items.AddRange(snapshot.Cards.ByLatest().Select(snapshot.Card).Where(c => c.Status == Status.Proposed && !c.IsForeign && !c.IsBackported).Select(c => new OpenItem(OpenItem.Sort.Card, c.Id, c.Body)));
            items.AddRange(snapshot.Recommendations.Items.Select(snapshot.Recommendation).Where(r => Status.IsOpen(r.Status) && !r.IsForeign).OrderByDescending(r => r.Priority).Select(r => new OpenItem(OpenItem.Sort.Recommendation, r.Id, r.Body)));
        }

        items.AddRange(CandidateStore.All(work.Project).Where(c => (c.Text("status") ?? CandidateStatus.Open) == CandidateStatus.Open).Select(c => new OpenItem(OpenItem.Sort.Candidate, c.Text("id")!, c)));
        return new ReviewWalk(work, items);
    }

    public int Count => items.Count;

    /// <summary>The number of the current one, from 0; <see cref="Count"/> at the end.</summary>
    public int At => at;

    /// <summary>What waits for a decision now; null at the end.</summary>
    public OpenItem? Current => at < items.Count ? items[at] : null;

    /// <summary>Whether the last decision can still be taken back.</summary>
    public bool CanUndo => last is not null;

    public int Kept { get; private set; }

    public int Discarded { get; private set; }

    public void Keep()
    {
        var item = items[at];
        switch (item.Kind)
        {
            case OpenItem.Sort.Candidate:
                Decide(() => KeepCandidates.Keep(work, item.Id, item.Shown), kept: true);
                break;
            case OpenItem.Sort.Recommendation:
                Decide(() => ChangeStatus.OfRecommendation(work, Saved(item), Status.Accepted, null, null), kept: true);
                break;
            case var _ when CardFlags.Of(item.Shown).Count == 0:
                Decide(() => ChangeStatus.OfCard(work, new Actor.Agent(), Saved(item), Status.Accepted, null, null, null), kept: true);
                break;
            default:
                // What safety flags a person must read, and type a word of it: at once, while it is before their eyes.
                Finish();
                ChangeStatus.OfCard(work, AskConsent.Of(work, Saved(item)), item.Id, Status.Accepted, null, null, null);
                Kept++;
                at++;
                break;
        }
    }

    public void Discard()
    {
        var item = items[at];
        Decide(item.Kind switch
        {
            OpenItem.Sort.Candidate => () => KeepCandidates.Discard(work, [item.Id]),
            OpenItem.Sort.Recommendation => () => ChangeStatus.OfRecommendation(work, item.Id, Status.Rejected, null, null),
            _ => () => ChangeStatus.OfCard(work, new Actor.Agent(), item.Id, Status.Rejected, null, null, null),
        }, kept: false);
    }

    public void Later()
    {
        Finish();
        last = new Last(at, null, items[at]);
        at++;
    }

    /// <summary>Takes the last decision back and returns to its item; false where none can be taken back.</summary>
    public bool Undo()
    {
        if (last is not { } undone)
            return false;
        (at, last) = (undone.At, null);
        items[at] = undone.Before;
        return true;
    }

    /// <summary>The text in which the current one is edited.</summary>
    public string EditText() => EditRecord.DraftOf(items[at].Id, items[at].Shown).Text;

    /// <summary>Takes an edited text for the current one; it is saved when that is kept.</summary>
    public void Take(string text)
    {
        var item = items[at];
        var change = EditRecord.Plan(EditRecord.DraftOf(item.Id, item.Record), text);
        var shown = item.Record.Copy();
        foreach (var (key, value) in change.Edited.Members.Where(m => m.Key != Keys.Id))
            shown.Set(key, value);
        items[at] = change.IsNothing ? new OpenItem(item.Kind, item.Id, item.Record) : item with { Edit = change, Shown = shown };
    }

    /// <summary>Writes the last decision, once, whoever calls: also while an interrupted walk waits for a key.</summary>
    public void Finish() => Interlocked.Exchange(ref last, null)?.Decision?.Invoke();

    // The decision before this one stands from now on.
    private void Decide(Action decision, bool kept)
    {
        Finish();
        last = new Last(at, () => { decision(); Tell(kept); }, items[at]);
        at++;
    }

    private void Tell(bool kept)
    {
        Kept += kept ? 1 : 0;
        Discarded += kept ? 0 : 1;
    }

    private string Saved(OpenItem item)
    {
        if (item.Edit is { } edit)
            EditRecord.Apply(work, edit);
        return item.Id;
    }

    private sealed record Last(int At, Action? Decision, OpenItem Before);
}
