using System.Text;

namespace SelfLearning.Core.Records;

/// <summary>What the lines of a journal that share an id are to each other.</summary>
public enum LineRule
{
    /// <summary>Versions of one record; the latest is its state.</summary>
    Versions,

    /// <summary>One line an id; a second one with other content is kept and reported.</summary>
    Single,

    /// <summary>Each counts, with an id or without one.</summary>
    Counted,
}

/// <summary>A journal: its file, the key that holds a record's id, and the fields that the contract knows. The entries below are the registry:
/// a new journal is one entry more, and everything that reads, checks or heals journals takes it from here.</summary>
public sealed class JournalKind
{
    private static readonly List<JournalKind> Registered = [];

    private static readonly Field[] OfLessons =
    [
        Field.Id, Field.Ts, Field.Title, Field.PrimarySkill, Field.Status, Field.Scope, Field.Shareable, Field.Tags, Field.Key, Field.WhenToUse,
        Field.LastTouched, Field.Schema,
    ];

    public static readonly JournalKind Events = new(
        "events.jsonl", Keys.Id, "event", LineRule.Single,
        [Field.Id, Field.Ts, Field.PrimarySkill],
        [Keys.TaskSummary, Keys.Notes, Keys.Schema]);

    public static readonly JournalKind Cards = new(
        "aha_cards.jsonl", Keys.Id, "card", LineRule.Versions,
        OfLessons,
        [Keys.Problem, Keys.SolutionSteps, Keys.Evidence, Keys.InputShape, Keys.OutputShape, Keys.Gotchas, Keys.Links, Keys.Note, Keys.Approved]);

    public static readonly JournalKind Recommendations = new(
        "recommendations.jsonl", Keys.Id, "recommendation", LineRule.Versions,
        [.. OfLessons, Field.ExpectedImpact],
        [Keys.Why, Keys.ImplementationHint, Keys.Note, Keys.Backport]);

    public static readonly JournalKind Backports = new(
        "backports.jsonl", Keys.BackportId, "backport", LineRule.Single,
        [Field.Id, Field.Ts],
        [
            Keys.TargetSkill, Keys.TargetSkillPath, Keys.RequestedCardIds, Keys.AddedCardIds, Keys.ResultCardIds, Keys.Applied, Keys.DiffWritten,
            Keys.BundleDir, Keys.ManifestPath, Keys.SkillChange, Keys.Removed, Keys.Files, Keys.UndoDir, Keys.Refreshed, Keys.Schema,
        ]);

    public static readonly JournalKind Signals = new(
        "signals.jsonl", Keys.Id, "signal", LineRule.Counted,
        [Field.Id, Field.Ts, Field.Kind, Field.AhaId, Field.RecId],
        [Keys.Source, Keys.Context, Keys.Schema],
        references: [Field.AhaId, Field.RecId]);

    /// <summary>Lessons that were found and not kept yet. The program this one continues passes the file by.</summary>
    public static readonly JournalKind Candidates = new(
        "candidates.jsonl", Keys.Id, "candidate", LineRule.Versions,
        OfLessons,
        [
            Keys.Kind, Keys.Problem, Keys.SolutionSteps, Keys.Evidence, Keys.Worth, Keys.Reasons, Keys.Sessions, Keys.Times, Keys.Places, Keys.Flags,
            Keys.CardId, Keys.Note,
        ]);

    private readonly byte[][] keys;
    private readonly int[][] byLength;
    private readonly sbyte[] slots = new sbyte[FieldNames.Count];

    private JournalKind(string fileName, string idKey, string noun, LineRule lines, Field[] indexed, string[] others, Field[]? references = null)
    {
        (FileName, IdKey, Noun, Lines, References, Number) = (fileName, idKey, noun, lines, references ?? [], Registered.Count);
        keys = [.. indexed.Select(f => FieldNames.Of(f, idKey)).Concat(others).Select(Encoding.UTF8.GetBytes)];
        Indexed = indexed.Length;
        byLength = new int[keys.Max(k => k.Length) + 1][];
        Array.Fill(byLength, []);
        for (var i = 0; i < keys.Length; i++)
            byLength[keys[i].Length] = [.. byLength[keys[i].Length], i];
        slots.AsSpan().Fill(-1);
        for (var i = 0; i < indexed.Length; i++)
            slots[(int)indexed[i]] = (sbyte)i;
        Registered.Add(this);
    }

    /// <summary>All journals, in the order in which they are written.</summary>
    public static IReadOnlyList<JournalKind> All => Registered;

    public string FileName { get; }

    public string IdKey { get; }

    /// <summary>What one record is called in a message.</summary>
    public string Noun { get; }

    public LineRule Lines { get; }

    /// <summary>The fields that name a record of another journal.</summary>
    public IReadOnlyList<Field> References { get; }

    /// <summary>Its place in <see cref="All"/>.</summary>
    internal int Number { get; }

    /// <summary>How many fields have their place remembered for each row.</summary>
    internal int Indexed { get; }

    /// <summary>Whether a row remembers the place of a field.</summary>
    internal bool Has(Field field) => slots[(int)field] >= 0;

    /// <summary>Where a row remembers the place of a field.</summary>
    internal int Slot(Field field) => slots[(int)field] is >= 0 and var slot
        ? slot
        : throw new ArgumentOutOfRangeException(nameof(field), field, $"{FileName} does not remember where this field stands.");

    /// <summary>Whether the contract knows a field of this journal.</summary>
    public bool Knows(string key) => Find(Encoding.UTF8.GetBytes(key)) >= 0;

    /// <summary>The number of a contract key, its slot where it has one; -1 for a foreign key.</summary>
    internal int Find(ReadOnlySpan<byte> key)
    {
        if (key.Length >= byLength.Length)
            return -1;
        foreach (var i in byLength[key.Length])
        {
            if (key.SequenceEqual(keys[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The name of a key by its number.</summary>
    internal string NameOf(int key) => Encoding.UTF8.GetString(keys[key]);

    internal string NameOf(Field field) => FieldNames.Of(field, IdKey);
}
