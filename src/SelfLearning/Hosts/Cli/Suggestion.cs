using System.Globalization;

namespace SelfLearning.Hosts.Cli;

/// <summary>The word with which a shell asks for completions: <c>[suggest]</c> or <c>[suggest:N]</c>.</summary>
internal static class Suggestion
{
    private const string Begin = "[suggest:";

    /// <summary>Whether the word can be answered; every other word can.</summary>
    public static bool IsValid(string word) =>
        !word.StartsWith(Begin, StringComparison.Ordinal) || !word.EndsWith(']')
        || int.TryParse(word.AsSpan(Begin.Length, word.Length - Begin.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
