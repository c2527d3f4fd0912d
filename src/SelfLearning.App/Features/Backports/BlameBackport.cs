using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Backports;

/// <summary>Where the lines of a skill or Markdown file came from.</summary>
public static class BlameBackport
{
    /// <summary>A line: whose it is.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Text">The line without its end.</param>
    /// <param name="Kind">A constant of <see cref="LineKind"/>.</param>
    /// <param name="CardId">The card that it belongs to; null where it belongs to none.</param>
    /// <param name="Version">The first version of the card that had it, from 1; null where none did, or nobody can tell.</param>
    public sealed record Line(int Number, string Text, string Kind, string? CardId, int? Version);

    /// <summary>What is known of a card that stands in the file.</summary>
    /// <param name="Id">The card.</param>
    /// <param name="Title">Its title; null where no store knows the card.</param>
    /// <param name="Versions">When each of its versions was written.</param>
    /// <param name="PutIn">Which version was put in, from 1; null where nobody can tell.</param>
    /// <param name="BackportId">The backport that put it there.</param>
    /// <param name="BackportTs">When that was; null where this store does not know it.</param>
    /// <param name="RefreshedTs">When it was last refreshed.</param>
    /// <param name="Approved">Who approved the text that was put in, when and how; null where nobody did.</param>
    /// <param name="Event">The work in which it was learned.</param>
    /// <param name="Candidate">The finding in a session from which it was kept.</param>
    /// <param name="Outcomes">How often it was used, helped and harmed.</param>
    public sealed record Card(
        string Id, string? Title, IReadOnlyList<string?> Versions, int? PutIn, string? BackportId, string? BackportTs, string? RefreshedTs,
        JsonObject? Approved, EventRecord? Event, string? Candidate, (int Used, int Helped, int Harmed) Outcomes);

    public sealed record Result(string Path, IReadOnlyList<Line> Lines, IReadOnlyList<Card> Cards);

    /// <param name="work">Where to look.</param>
    /// <param name="place">A file, perhaps with a line or a range of lines behind colons.</param>
    public static Result Run(Workspace work, string place)
    {
        var (path, first, last) = Place(work, place);
        using var stores = work.Stores.Open();
        var file = StandingCards.Of(work, stores, BackportTarget.OfFile(work, MovedTarget.Find(work, stores, path, File.Exists) ?? path));
        if (first > file.Text.Count)
            throw new UserError($"{file.Target.Path} has {file.Text.Count} lines.", "Name a line that is there.");
        List<Line> lines = [.. AllLines(file).Skip(first - 1).Take(last - first + 1)];
        var ids = lines.Select(l => l.CardId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new Result(file.Target.Path, lines, [.. file.Blocks.Where(b => ids.Contains(b.CardId)).DistinctBy(b => b.CardId).Select(b => CardOf(work, stores, b))]);
    }

    private static (string Path, int First, int Last) Place(Workspace work, string place)
    {
        var colon = place.LastIndexOf(':');
        if (colon <= 0 || File.Exists(Path.GetFullPath(place, work.Env.Folder)))
            return (place, 1, int.MaxValue - 1);
        var range = place[(colon + 1)..].Split('-');
        return range.Length <= 2 && int.TryParse(range[0], out var first) && int.TryParse(range[^1], out var last) && first > 0 && last >= first
            ? (place[..colon], first, last)
            : throw new UserError($"{place} names no line or range of lines.", "Write it as FILE, FILE:12 or FILE:12-20.");
    }

    private static IEnumerable<Line> AllLines(StandingCards file)
    {
        var owners = new (string Kind, string? CardId, int? Version)[file.Text.Count];
        Array.Fill(owners, (LineKind.Foreign, null, null));
        var marks = TargetMarks.Of(file.Text);
        if (marks.Section is { } section)
        {
            foreach (var line in SectionLines.Of(file.Text, section))
                owners[line] = (LineKind.Frame, null, null);
        }

        if (marks.Head is { } head)
        {
            foreach (var line in SectionLines.OfHead(file.Text, head))
                owners[line] = (LineKind.Frame, null, null);
        }

        foreach (var block in file.Blocks)
        {
            owners[block.Mark.FirstLine] = owners[block.Mark.LastLine] = (LineKind.Frame, block.CardId, null);
            var (texts, numbers) = TextsUpTo(block);
            var origins = LineOrigins.Of(texts, block.Now);
            for (var i = 0; i < origins.Count; i++)
            {
                var isEdited = origins[i] == LineOrigins.Edited && block.Before is not null;
                owners[block.Mark.FirstLine + 1 + i] = (isEdited ? LineKind.Edited : LineKind.Card, block.CardId, origins[i] >= 0 ? numbers[origins[i]] : null);
            }
        }

        return owners.Select((o, i) => new Line(i + 1, file.Text.Line(i).ToString(), o.Kind, o.CardId, o.Version));
    }

    // What the versions up to the one that was put in read as, each different text once.
    private static (List<string> Texts, List<int?> Numbers) TextsUpTo(StandingBlock block)
    {
        List<string> texts = [];
        List<int?> numbers = [];
        var putIn = PutIn(block);
        for (var i = 0; i < (putIn ?? 0); i++)
        {
            var text = CardText.Body(BackportCard.Of(block.Versions[i], wasAccepted: false), block.Part);
            if (texts.Count > 0 && texts[^1] == text)
                continue;
            texts.Add(text);
            numbers.Add(i + 1);
        }

        if (putIn is null && block.Before is { } before)
        {
            texts.Add(before);
            numbers.Add(null);
        }

        return (texts, numbers);
    }

    // The first version that reads as the text that was put in.
    private static int? PutIn(StandingBlock block)
    {
        for (var i = 0; i < block.Versions.Count && block.Before is not null; i++)
        {
            if (CardText.Body(BackportCard.Of(block.Versions[i], wasAccepted: false), block.Part) == block.Before)
                return i + 1;
        }

        return null;
    }

    private static Card CardOf(Workspace work, OpenStores stores, StandingBlock block)
    {
        var refreshed = (block.Backport?.Body.Find(Keys.Refreshed) as JsonArray)?.Items.OfType<JsonObject>().LastOrDefault(r => r.Text(Keys.AhaId) == block.CardId)?.Text(Keys.Ts);
        var backportId = block.Mark["backport_id"];
        var backportTs = FirstTs(stores[work.Project].Backports, backportId);
        if (block.Home is null)
            return new Card(block.CardId, null, [], null, backportId, backportTs, refreshed, null, null, null, default);
        var snapshot = stores[block.Home];
        var putIn = PutIn(block);
        // Approval comes with a line of its own, of the same text.
        var approved = block.Versions.Where(v => putIn is not null && Consent.IsGiven(v) && CardText.Body(BackportCard.Of(v, wasAccepted: false), block.Part) == block.Before)
            .Select(v => v.Object(Keys.Approved)).LastOrDefault();
        var created = block.Versions[0].Text(Keys.Ts);
        var candidates = snapshot.Of(JournalKind.Candidates);
        return new Card(
            block.CardId, block.Card.Title, [.. block.Versions.Select(v => v.Text(Keys.Ts))], putIn, backportId, backportTs, refreshed, approved,
            Enumerable.Range(0, snapshot.Events.Count).Select(row => new EventRecord(snapshot.Events.Body(row))).FirstOrDefault(e => e.Ts == created && e.TaskSummary is not null),
            Enumerable.Range(0, candidates.Count).Select(candidates.Body).LastOrDefault(c => c.Text(Keys.CardId) == block.CardId)?.Text(Keys.Id),
            snapshot.Evidence.Outcomes(snapshot.Cards.Find(block.CardId)!.Value));
    }

    private static string? FirstTs(Journal backports, string? id)
    {
        for (var row = 0; row < backports.Count; row++)
        {
            if (backports.Id(row) == id)
                return backports.Text(row, Field.Ts);
        }

        return null;
    }
}
