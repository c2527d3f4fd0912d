using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Index;

/// <summary>Where every backport stands: those that the store knows, and every mark of ours in the repository's Markdown.</summary>
public static class BackportStatusCheck
{
    public sealed record Entry(string CardId, string? BackportId, string File, int Line, string Status);

    /// <summary>All that the store knows of, and what else is found in the repository.</summary>
    public static IReadOnlyList<Entry> Run(Workspace work)
    {
        using var stores = work.Stores.Open();
        return Look(stores, work.Project, MarkdownFiles.Below(work.Roots.Worktree ?? work.Roots.Repository, work.Env.Stop));
    }

    /// <summary>Only what the store knows of; reads no other file.</summary>
    internal static IReadOnlyList<Entry> Known(OpenStores stores, Store store) => Look(stores, store, []);

    /// <summary>The files in which cards, or the cards of backports, stand: by their ids.</summary>
    internal static IEnumerable<string> FilesOf(Workspace work, StoreSnapshot snapshot, IReadOnlySet<string> ids) =>
        snapshot.Ledger.Records.Where(b => b.IsStanding && (ids.Contains(b.Id) || b.StandingCardIds.Any(ids.Contains))).Select(CardFile).Where(File.Exists)
            .Concat(Run(work).Where(e => e.Line > 0 && (ids.Contains(e.CardId) || ids.Contains(e.BackportId ?? ""))).Select(e => e.File)).Distinct();

    private static List<Entry> Look(OpenStores stores, Store store, IEnumerable<string> others)
    {
        var entries = new List<Entry>();
        var seen = new HashSet<(string File, string CardId)>();
        var found = new HashSet<(string CardId, string? BackportId)>();
        var known = StandingFiles(stores[store]);
        foreach (var path in known.Select(k => k.File).Concat(others).Distinct().Order(StringComparer.Ordinal))
        {
            if (Read(path) is not { } bytes || bytes.AsSpan().IndexOf("self-learning:"u8) < 0)
                continue;
            if (TargetText.Find(bytes) is not { } target || TargetMarks.Of(target) is not { Fault: null } marks)
            {
                entries.Add(new Entry("", null, path, 1, BlockStatus.Unreadable));
                continue;
            }

            seen.UnionWith(marks.Ids.Select(id => (path, id)));
            foreach (var block in marks.Cards)
            {
                found.Add((block.Id, block["backport_id"]));
                entries.Add(new Entry(block.Id, block["backport_id"], path, block.FirstLine + 1, StatusOf(stores, target, block)));
            }
        }

        // What moved with its repository was found elsewhere.
        entries.AddRange(known.Where(k => !seen.Contains((k.File, k.CardId)) && (File.Exists(k.File) || !found.Contains((k.CardId, k.BackportId)))).Select(k => new Entry(k.CardId, k.BackportId, k.File, 0, BlockStatus.Gone)));
        return [.. entries.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)];
    }

    /// <summary>The file in which the cards of a backport stand: the reference file of a skill, or the Markdown file itself.</summary>
    private static string CardFile(BackportRecord backport)
    {
        var target = backport.TargetSkillPath ?? "";
        return FileBackport.IsMarkdown(target) && !Directory.Exists(target) ? target : Path.Combine(target, SkillBackport.ReferencePath);
    }

    /// <summary>The cards that the journal says stand in a file now, each with the backport that added it.</summary>
    private static List<(string CardId, string BackportId, string File)> StandingFiles(StoreSnapshot snapshot)
    {
        var standing = new Dictionary<(string Card, string File), string>();
        foreach (var backport in snapshot.Ledger.Records)
        {
            foreach (var id in backport.StandingCardIds)
            {
                if (backport.AddedCardIds.Contains(id) || !standing.ContainsKey((id, CardFile(backport))))
                    standing[(id, CardFile(backport))] = backport.Id;
            }
        }

        return [.. standing.Select(s => (s.Key.Card, s.Value, s.Key.File))];
    }

    private static string StatusOf(OpenStores stores, TargetText target, MarkedBlock block)
    {
        if (stores.Find(s => s.Cards.Has(block.Id)) is not { } home)
            return BlockStatus.Of(target, block, null, isPutAside: false);
        var card = stores[home].Card(stores[home].Cards.Find(block.Id)!.Value);
        return BlockStatus.Of(target, block, BackportCard.Of(card.Body, wasAccepted: false), Status.IsPutAside(card.Status));
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder) ? ForeignFile.Below(folder, Path.GetFileName(path)).Before : null;
        }
        catch (UserError)
        {
            // A link or a folder in the file's place: nothing of ours stands there.
            return null;
        }
    }
}
