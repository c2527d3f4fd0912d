using System.Text;

namespace SelfLearning.Core.Records;

/// <summary>One of the six journals: its file, the key that holds a record's id, and the keys that the contract knows.</summary>
public sealed class JournalKind
{
    public static readonly JournalKind Events = new("events.jsonl", "id", "event",
        ["id", "ts", "primary_skill"],
        ["task_summary", "notes", "schema"]);

    public static readonly JournalKind Cards = new("aha_cards.jsonl", "id", "card",
        ["id", "ts", "title", "primary_skill", "status", "scope", "shareable", "tags", "key", "when_to_use", "last_touched_ts", "schema"],
        ["problem", "solution_steps", "evidence", "input_shape", "output_shape", "gotchas", "links", "note", "approved"]);

    public static readonly JournalKind Recommendations = new("recommendations.jsonl", "id", "recommendation",
        ["id", "ts", "title", "primary_skill", "status", "scope", "shareable", "tags", "key", "when_to_use", "last_touched_ts", "schema", "expected_impact"],
        ["why", "implementation_hint", "note", "backport"]);

    public static readonly JournalKind Backports = new("backports.jsonl", "backport_id", "backport",
        ["backport_id", "ts"],
        ["target_skill", "target_skill_path", "requested_card_ids", "added_card_ids", "result_card_ids", "applied", "diff_written",
            "bundle_dir", "manifest_path", "skill_change", "removed", "files", "undo_dir", "schema"]);

    public static readonly JournalKind Signals = new("signals.jsonl", "id", "signal",
        ["id", "ts", "kind", "aha_id", "rec_id"], ["source", "context", "schema"]);

    /// <summary>Lessons that were found and not kept yet. The program this one continues passes the file by.</summary>
    public static readonly JournalKind Candidates = new("candidates.jsonl", "id", "candidate",
        ["id", "ts", "title", "primary_skill", "status", "scope", "shareable", "tags", "key", "when_to_use", "last_touched_ts", "schema"],
        ["kind", "problem", "solution_steps", "evidence", "worth", "reasons", "sessions", "times", "places", "flags", "card_id", "note"]);

    private readonly byte[][] keys;
    private readonly int[][] byLength;

    private JournalKind(string fileName, string idKey, string noun, string[] indexed, string[] others)
    {
        (FileName, IdKey, Noun) = (fileName, idKey, noun);
        keys = [.. indexed.Concat(others).Select(Encoding.UTF8.GetBytes)];
        Indexed = indexed.Length;
        byLength = [.. Enumerable.Range(0, keys.Max(k => k.Length) + 1).Select(n => Enumerable.Range(0, keys.Length).Where(i => keys[i].Length == n).ToArray())];
    }

    /// <summary>All journals, in the order in which they are written.</summary>
    public static IReadOnlyList<JournalKind> All { get; } = [Events, Cards, Recommendations, Backports, Signals, Candidates];

    public string FileName { get; }

    public string IdKey { get; }

    /// <summary>What one record is called in a message.</summary>
    public string Noun { get; }

    /// <summary>How many keys have their place remembered for each row; they are the first of <see cref="Field"/>'s numbers.</summary>
    internal int Indexed { get; }

    /// <summary>The number of a contract key, or -1 for a foreign one.</summary>
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

    internal string Name(int field) => Encoding.UTF8.GetString(keys[field]);
}

/// <summary>The numbers of the keys whose places a row remembers; which meaning a number has follows from the journal.</summary>
public static class Field
{
    public const int Id = 0;
    public const int Ts = 1;

    // Cards and recommendations.
    public const int Title = 2;
    public const int PrimarySkill = 3;
    public const int Status = 4;
    public const int Scope = 5;
    public const int Shareable = 6;
    public const int Tags = 7;
    public const int Key = 8;
    public const int WhenToUse = 9;
    public const int LastTouched = 10;
    public const int Schema = 11;
    public const int ExpectedImpact = 12;

    // Events.
    public const int EventSkill = 2;

    // Signals.
    public const int Kind = 2;
    public const int AhaId = 3;
    public const int RecId = 4;
}
