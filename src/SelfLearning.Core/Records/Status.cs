using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>The statuses of cards and recommendations. They are trimmed and case-sensitive; what is unknown reads as proposed.</summary>
public static class Status
{
    public const string Proposed = "proposed";
    public const string Accepted = "accepted";
    public const string Rejected = "rejected";
    public const string Deprecated = "deprecated";
    public const string Backported = "backported";
    public const string InProgress = "in_progress";
    public const string Done = "done";

    /// <summary>The words of a card, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> OfCards { get; } = [Proposed, Accepted, Rejected, Deprecated, Backported];

    /// <summary>The words of a recommendation, in the order in which help shows them.</summary>
    public static IReadOnlyList<string> OfRecommendations { get; } = [Proposed, Accepted, InProgress, Done, Rejected, Deprecated];

    /// <summary>Other words for a recommendation's status, each with the word it stands for.</summary>
    public static IReadOnlyDictionary<string, string> Aliases { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["implemented"] = Done,
        ["complete"] = Done,
        ["completed"] = Done,
        ["in-progress"] = InProgress,
        ["inprogress"] = InProgress,
    };

    public static string OfCard(ReadOnlySpan<char> text)
    {
        text = PythonText.Strip(text);
        foreach (var word in OfCards)
        {
            if (text.SequenceEqual(word))
                return word;
        }

        return Proposed;
    }

    public static string OfRecommendation(string? text)
    {
        var word = PythonText.Strip(text);
        return OfRecommendations.Contains(word) ? word : Aliases.GetValueOrDefault(word, Proposed);
    }

    public static bool IsOpen(string status) => status is Proposed or Accepted or InProgress;

    /// <summary>Whether a card or recommendation was put aside by a person.</summary>
    public static bool IsPutAside(string status) => PythonText.Strip(status.AsSpan()) is Rejected or Deprecated;
}
