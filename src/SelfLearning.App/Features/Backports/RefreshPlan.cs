using SelfLearning.App.Features.Records;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety.Portability;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Backports;

/// <summary>What a refresh changes: texts of targets, versions of cards, lines of the journal, and the texts to keep for the next one.</summary>
internal sealed class RefreshPlan
{
    private readonly Workspace work;
    private readonly RefreshBackport.Request request;
    private readonly string ts;
    private readonly List<StandingCards> files;
    private readonly Dictionary<string, (Store Home, JsonObject Body)> edited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string CardId, string Body)>> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> lines = new(StringComparer.Ordinal);
    private readonly List<GateFinding> gate = [];
    private readonly Lazy<PlaceNames> names;

    public RefreshPlan(Workspace work, RefreshBackport.Request request)
    {
        (this.work, this.request, ts) = (work, request, work.Env.Ts);
        names = new(() => RepositoryNames.Of(work));
        using var stores = work.Stores.Open();
        files = [.. StandingCards.In(work, stores, request.SkillPath, request.Files)];
        var known = files.SelectMany(f => f.Blocks).Select(b => b.CardId).ToHashSet(StringComparer.Ordinal);
        if (request.Ids.Except(known).ToList() is { Count: > 0 } missing)
            throw new UserError($"{string.Join(", ", missing)} was found in no target. Nothing was changed.", "`self-learning backport-status` lists what stands where; --skill-path or --file name another target.");

        List<RefreshBackport.CardEdit> edits = request.ToCard ? [.. CardEdits()] : [];
        var changes = new List<ForeignFile>();
        List<RefreshBackport.FileResult> results = [.. files.Select(f => Refreshed(f, changes)).Where(f => f.Blocks.Count > 0)];
        Changes = changes;
        RefuseGate();
        Result = new RefreshBackport.Result(request, results, edits, gate, Done: false);
    }

    public RefreshBackport.Result Result { get; }

    public IReadOnlyList<ForeignFile> Changes { get; }

    /// <summary>The lines for backports.jsonl.</summary>
    public IReadOnlyList<JsonObject> Lines => [.. lines.Values];

    /// <summary>The texts that blocks get, by the bundle that keeps them.</summary>
    public IEnumerable<(string Bundle, IEnumerable<(string CardId, string Body)> Texts)> KeptTexts => kept.Select(k => (k.Key, k.Value.AsEnumerable()));

    /// <summary>The new versions of cards, by store.</summary>
    public IReadOnlyList<(Store Home, IReadOnlyList<JsonObject> Cards)> Edits => [.. edited.Values.GroupBy(e => e.Home).Select(g => (g.Key, (IReadOnlyList<JsonObject>)[.. g.Select(e => e.Body)]))];

    private bool IsWanted(StandingBlock block) => request.Ids.Count == 0 || request.Ids.Contains(block.CardId);

    private IEnumerable<RefreshBackport.CardEdit> CardEdits()
    {
        foreach (var (file, block) in files.SelectMany(f => f.Blocks.Select(b => (f, b))).Where(b => IsWanted(b.b) && b.b.Home is not null && b.b.IsEdited))
        {
            Defaults.RefuseForeign(block.IsForeign, block.CardId);
            var ours = CardText.Body(block.Card, block.Part);
            if (BlockMerge.Of(block.Now, block.Before, ours, request.Keep) is not { Outcome: not BlockMerge.Conflict } merge || merge.Body == ours)
                continue;
            if (EditOf(file, block, merge.Body) is not { Count: > 0 } change)
                continue;
            if (edited.TryGetValue(block.CardId, out var other) && change.Members.Any(m => !JsonValue.Same(other.Body.Find(m.Key) ?? JsonValue.Null, m.Value)))
                throw new UserError($"{block.CardId} was edited in different ways in different places. Nothing was changed.", "Name the place that counts with --skill-path or --file.");
            if (EditedCard.Of(block.Versions[^1], change, ts) is not { } version)
                continue;
            edited[block.CardId] = (block.Home!, version);
            yield return new RefreshBackport.CardEdit(block.CardId, change);
        }
    }

    private static JsonObject EditOf(StandingCards file, StandingBlock block, string body)
    {
        if (!CardPart.IsKnown(block.Part) || block.Part == CardPart.Summary)
            throw new UserError($"{file.Target.Path}, line {block.Mark.FirstLine + 1}: this block is a part of {block.CardId} that cannot be read back. Nothing was changed.", "Edit the card itself: record its id with the new fields.");
        var (now, card) = (CardTextReader.Read(body, block.Part), CardTextReader.Read(CardText.Body(block.Card, block.Part), block.Part));
        var change = now.ChangedFrom(card);
        var lost = now.Unplaced.Except(card.Unplaced).ToList();
        if (lost.Count > 0)
            throw new UserError(
                $"{file.Target.Path}: a card has no field for {string.Join(", ", lost.Select(l => $"\"{l.Text}\""))}. Nothing was changed.",
                "Move it under Problem, Solution, Gotchas, Links or Evidence, or out of the marks.");
        if (change.Has(Keys.Id) || change.Find(Keys.Title) is { IsNull: true })
            throw new UserError($"{file.Target.Path}: the block of {block.CardId} has lost its title or its id. Nothing was changed.", "Put them back and try again.");
        return change;
    }

    private RefreshBackport.FileResult Refreshed(StandingCards file, List<ForeignFile> changes)
    {
        var blocks = new List<RefreshBackport.Block>();
        var replaced = new List<(MarkedBlock Block, string Body, string Version)>();
        foreach (var block in file.Blocks.Where(IsWanted))
        {
            var (outcome, body, card, conflicts) = Outcome(block);
            blocks.Add(new RefreshBackport.Block(block.CardId, block.Mark.FirstLine + 1, outcome, block.IsEdited, conflicts));
            if (card is null || outcome is BlockMerge.Unchanged or BlockMerge.Conflict)
                continue;
            replaced.Add((block.Mark, body, CardText.Version(card)));
            Note(file, block, card);
        }

        var path = file.Target.File!;
        var after = BlockMerge.Replaced(file.Text, replaced);
        var was = TargetMarks.Of(file.Text);
        if (TargetMarks.Of(new TargetText(after)) is var now && (now.Fault is not null || !now.Cards.Select(c => c.Id).SequenceEqual(was.Cards.Select(c => c.Id))))
            throw new UserError($"{file.Target.Path} would not read as it should. Nothing was changed.", "Look at the edits between its marks.");
        List<TextChange> change = [new TextChange(path, file.Text.Text, after)];
        changes.AddRange(file.Target.Files(change));
        var root = work.Roots.Worktree ?? work.Roots.Repository;
        var shown = file.Target.Path.StartsWith(root + "/", StringComparison.Ordinal) ? file.Target.Path[(root.Length + 1)..] : path;
        return new RefreshBackport.FileResult(file.Target.Path, blocks, UnifiedDiff.Of([change[0] with { Path = shown }]));
    }

    private (string Outcome, string Body, string? Card, IReadOnlyList<LineMerge.Part> Conflicts) Outcome(StandingBlock block)
    {
        if (block.Home is null || block.IsForeign || !CardPart.IsKnown(block.Part))
            return (BlockStatus.Unknown, block.Now, null, []);
        if (Status.IsPutAside(new CardRecord(block.Versions[^1]).Status))
            return (BlockStatus.PutAside, block.Now, null, []);
        var isSource = edited.TryGetValue(block.CardId, out var edit);
        var card = isSource ? BackportCard.Of(edit.Body, block.Card.WasAccepted) : block.Card;
        var text = CardText.Body(card, block.Part);
        var merge = BlockMerge.Of(block.Now, block.Before, text, request.Keep);
        // What was read back into the card stands here as the card has it.
        if (isSource && block.IsEdited && merge.Outcome is BlockMerge.Conflict or BlockMerge.Decided)
            merge = new BlockMerge(BlockMerge.Merged, text, []);
        if (merge.Outcome is not (BlockMerge.Unchanged or BlockMerge.Conflict) && gate.TrueForAll(f => !f.Detail.StartsWith(card.Id, StringComparison.Ordinal)))
            gate.AddRange(Gate.Check(card, names.Value));
        return (merge.Outcome, merge.Body, text, merge.Conflicts);
    }

    private void RefuseGate()
    {
        var stops = gate.Where(f => f.Grade == GateFinding.Refused).ToList();
        if (stops.Count > 0)
            throw new UserError(
                $"The gate refuses what these cards say now. Nothing was changed.\n{string.Join('\n', stops.Select(f => $"  {f.Rule}: {f.Detail}"))}",
                "Fix the card by recording it again under its id, or leave it out by naming others with --ids.");
    }

    private void Note(StandingCards file, StandingBlock block, string card)
    {
        var line = Line(file, block);
        var bundle = BaseTexts.BundleOf(new BackportRecord(line));
        if (!kept.TryGetValue(bundle, out var texts))
            kept.Add(bundle, texts = []);
        if (!texts.Contains((block.CardId, card)))
            texts.Add((block.CardId, card));
        var refreshed = line.Find(Keys.Refreshed) as JsonArray ?? new JsonArray();
        line.Set(Keys.Refreshed, new JsonArray([.. refreshed.Items.Where(r => (r as JsonObject)?.Text(Keys.AhaId) != block.CardId), new JsonObject { { Keys.AhaId, block.CardId }, { "v", CardText.Version(card) }, { Keys.Ts, ts } }]));
    }

    private JsonObject Line(StandingCards file, StandingBlock block)
    {
        var id = block.Mark["backport_id"] ?? "";
        if (lines.TryGetValue(id, out var line))
            return line;
        if (block.Backport is not { } backport)
            return lines[id] = Adopted(file, block, id);
        line = backport.Body.Copy().Set(Keys.Ts, ts);
        if (backport.TargetSkillPath is { } was && !Path.Exists(was))
            line.Set(Keys.TargetSkillPath, MovedTarget.TargetOf(backport, file.Target.Path));
        return lines[id] = line;
    }

    // A block that another clone or person put in: from now on this store knows it, too.
    private JsonObject Adopted(StandingCards file, StandingBlock block, string id)
    {
        var name = id.Length > 0 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? id : Ids.OfBackport(Timestamp.Compact(work.Env.Now), file.Target.Name, [block.CardId]);
        List<string> ids = [.. file.Blocks.Where(b => b.Mark["backport_id"] == block.Mark["backport_id"] && b.Home is not null).Select(b => b.CardId).Distinct()];
        return new JsonObject
        {
            { Keys.Ts, ts },
            { Keys.BackportId, name },
            { Keys.TargetSkill, file.Target.Name },
            { Keys.TargetSkillPath, file.Target.Path },
            { Keys.RequestedCardIds, JsonArray.Of(ids) },
            { Keys.AddedCardIds, JsonArray.Of(ids) },
            { Keys.ResultCardIds, JsonArray.Of(ids) },
            { Keys.Applied, true },
            { Keys.DiffWritten, false },
            { Keys.BundleDir, Path.Combine(work.Project.Path, "exports", "backports", name) },
            { Keys.SkillChange, TargetPlan.Unchanged },
        };
    }
}
