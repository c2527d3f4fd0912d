using SelfLearning.App.Storage.Changes;
using System.Text;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Backports;

/// <summary>A file in which cards stand, as it was read, with its blocks.</summary>
internal sealed record StandingCards(BackportTarget Target, TargetText Text, IReadOnlyList<StandingBlock> Blocks)
{
    /// <summary>The files in which cards stand: those of the targets that were named, else all that are found in the repository.</summary>
    public static IEnumerable<StandingCards> In(Workspace work, OpenStores stores, string? skillPath, IReadOnlyList<string> files)
    {
        var isNamed = skillPath is not null || files.Count > 0;
        foreach (var path in isNamed ? Named(work, stores, skillPath, files) : Found(work))
        {
            var target = BackportTarget.OfFile(work, path);
            if (target.Find(target.CardFile) is not { } text)
                continue;
            var marks = TargetMarks.Of(text);
            if (marks.Fault is { } fault)
                throw new UserError($"{path}, {fault}. Nothing was changed.", "Fix the marks by hand and try again.");
            yield return new StandingCards(target, text, [.. marks.Cards.Select(block => Block(work, stores, path, text, block))]);
        }
    }

    public static StandingCards Of(Workspace work, OpenStores stores, BackportTarget target)
    {
        var text = target.Find(target.CardFile) ?? throw new UserError($"There is no file {target.Path}.");
        var marks = TargetMarks.Of(text);
        return marks.Fault is { } fault
            ? throw new UserError($"{target.Path}, {fault}.", "Fix the marks by hand and try again.")
            : new StandingCards(target, text, [.. marks.Cards.Select(block => Block(work, stores, target.Path, text, block))]);
    }

    private static StandingBlock Block(Workspace work, OpenStores stores, string path, TargetText text, MarkedBlock block)
    {
        var now = BlockMerge.BodyOf(text, block)
            ?? throw new UserError($"{path}, line {block.FirstLine + 1}: the lines of this block end in more than one way. Nothing was changed.", "Save the file with one kind of line end.");
        var home = stores.Find(s => s.Cards.Has(block.Id));
        var versions = home is null ? [] : BaseTexts.Versions(stores, home, block.Id);
        var backport = stores[work.Project].Ledger.Records.LastOrDefault(b => b.Id == block["backport_id"]);
        using var store = work.Project.Find();
        // Where the mark's hash is that of the text, the text is what was put in.
        var before = block["v"] is not { } version ? null
            : CardText.Version(now) == version ? now
            : BaseTexts.Find(store, backport, [.. versions.Select(v => BackportCard.Of(v, wasAccepted: false))], block.Id, version, block["part"]);
        var isForeign = home is not null && stores[home].Card(stores[home].Cards.Find(block.Id)!.Value).IsForeign;
        return new StandingBlock(block, now, before, home, versions, backport, isForeign);
    }

    private static List<string> Found(Workspace work)
    {
        var entries = BackportStatusCheck.Run(work);
        work.Warnings.AddRange(entries.Where(e => e.Status == BlockStatus.Unreadable).Select(e => $"{e.File} was left out: its marks are broken, or it is no text."));
        return [.. entries.Where(e => (e.Line > 0 && e.CardId.Length > 0) || (e.Status == BlockStatus.Gone && Holds(e))).Select(e => e.File).Distinct()];
    }

    // A file that could not be read a moment ago seems to hold nothing, and would be left behind by what changes all targets or none.
    private static bool Holds(BackportStatusCheck.Entry gone) =>
        File.Exists(gone.File) && new FileInfo(gone.File).LinkTarget is null
        && ForeignFile.Below(Path.GetDirectoryName(gone.File)!, Path.GetFileName(gone.File)).Before?.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"aha:start id={gone.CardId} ")) >= 0;

    private static IEnumerable<string> Named(Workspace work, OpenStores stores, string? skillPath, IReadOnlyList<string> files)
    {
        if (skillPath is not null)
        {
            var skill = BackportTarget.OfSkill(work, MovedTarget.Find(work, stores, skillPath, BackportTarget.Exists) ?? skillPath);
            foreach (var file in MarkdownFiles.Below(skill.Path, work.Env.Stop).Order(StringComparer.Ordinal))
                yield return file;
        }

        foreach (var file in files)
        {
            var target = BackportTarget.OfFile(work, MovedTarget.Find(work, stores, file, File.Exists) ?? file);
            yield return target.Find(target.CardFile) is not null ? target.Path : throw new UserError($"The file {target.Path} does not exist.", "Name a file in which cards stand; `self-learning backport-status` lists them.");
        }
    }
}
