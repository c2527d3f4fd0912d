using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>Ids that follow from content: a prefix and the first 12 hex digits of SHA-1 over parts joined by <c>|</c>, so that two
/// programs give one record the same id.</summary>
public static class Ids
{
    public const string Card = "aha_";
    public const string Recommendation = "rec_";
    public const string Event = "evt_";
    public const string Signal = "sig_";
    public const string Backport = "slbp_";

    /// <summary>The id of a card (<c>aha_</c>) or recommendation (<c>rec_</c>).</summary>
    public static string OfCard(string prefix, JsonObject record) =>
        prefix + Hash(12, record.Text(Keys.Ts), record.Text(Keys.Title), record.Text(Keys.WhenToUse), record.Text(Keys.PrimarySkill));

    public static string OfEvent(JsonObject record) =>
        Event + Hash(12, record.Text(Keys.Ts), record.Text(Keys.TaskSummary), record.Text(Keys.PrimarySkill));

    public static string OfSignal(JsonObject record) =>
        Signal + Hash(12, record.Text(Keys.Ts), record.Text(Keys.Kind), record.Text(Keys.AhaId), record.Text(Keys.RecId), record.Text(Keys.Source), record.Text(Keys.Context));

    /// <summary>The id of a backport: its time in compact form and 6 hex digits over time, skill and card ids.</summary>
    public static string OfBackport(string compactTime, string skill, IEnumerable<string> cardIds) =>
        $"{Backport}{compactTime}_{Hash(6, compactTime, skill, string.Join(',', cardIds))}";

    /// <summary>Whether a given id may be recorded: a known prefix and 1 to 64 of <c>A-Za-z0-9_.-</c>.</summary>
    public static bool IsValid(string id, string prefix) =>
        id.StartsWith(prefix, StringComparison.Ordinal) && id.Length > prefix.Length && id.Length <= prefix.Length + 64
        && id.AsSpan(prefix.Length).IndexOfAnyExcept(Plain) < 0;

    private static readonly System.Buffers.SearchValues<char> Plain =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    // A lone surrogate has no UTF-8; it hashes as the replacement character.
    private static string Hash(int digits, params ReadOnlySpan<string?> parts) =>
        Sha1.Hex(Encoding.UTF8.GetBytes(string.Join('|', parts)))[..digits];
}
