using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Looks at everything of the project's and the machine's store and says what is not as it should be. Changes nothing but its cache.</summary>
public static class Doctor
{
    /// <param name="work">Where to look.</param>
    /// <param name="full">Whether to scan texts again that were found clean before.</param>
    public static IReadOnlyList<Finding> Run(Workspace work, bool full = false)
    {
        var findings = new List<Finding>();
        var project = Read(work.Project, findings);
        var global = work.Stores.All.Count == 1 ? project : Read(work.Global, findings);
        foreach (var (store, snapshot) in work.Stores.All.Zip((List<StoreSnapshot>)[project, global]))
        {
            findings.AddRange(DoctorFiles.Look(work, store));
            findings.AddRange(DoctorHooks.Look(work.Env, store));
            var texts = new DoctorTexts(store, full, work.Env.Stop);
            foreach (var kind in JournalKind.All)
                findings.AddRange([.. InJournal(snapshot.Of(kind), store.PathOf(kind)), .. texts.In(snapshot.Of(kind))]);
            texts.Keep(work.Env.WorthFolding);
            findings.AddRange(IdFindings.Dangling(
                snapshot, store.PathOf(JournalKind.Signals), store.PathOf(JournalKind.Backports), id => project.Knows(id) || global.Knows(id)));
        }

        return findings;
    }

    /// <summary>The store's journals; one that cannot be read is a finding and counts as empty.</summary>
    private static StoreSnapshot Read(Store store, List<Finding> findings) => new(kind =>
    {
        try
        {
            return store.Read(kind);
        }
        catch (UserError e)
        {
            findings.Add(new Finding("unreadable", Finding.Error, store.PathOf(kind), 0, e.Message, e.Hint ?? "Make it readable for you."));
            return Journal.Empty(kind);
        }
    });

    private static IEnumerable<Finding> InJournal(Journal journal, string file)
    {
        foreach (var finding in DamageFindings.Of(journal, file))
            yield return finding;
        if (!journal.IsClosed && journal.Damages.All(d => d.Start + d.Length < journal.Size))
            yield return new Finding("open-end", Finding.Warning, file, 0, "The last line has no newline; it is whole and counts.", "self-learning repair --apply closes it; the next record does so too.");
        if (journal.Kind.Lines == LineRule.Single)
        {
            foreach (var finding in IdFindings.Doubles(journal, file))
                yield return finding;
        }

        foreach (var finding in IdFindings.Foreign(journal, file))
            yield return finding;
    }
}
