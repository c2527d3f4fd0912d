namespace SelfLearning.Core.Learning.Corrections;

/// <summary>
/// Judges turns by what the user says and how the agent takes it: a logistic sum of cues, with weights fitted to labelled sessions.
/// Most corrections hold no telling word; then their shortness and the agent's answer ("You're right") decide, or nothing does.
/// </summary>
internal static class CorrectionWorth
{
    private const int Head = 500;
    private const int ReplyHead = 200;
    private const int MostReasons = 5;

    // The log-odds of a turn without any cue, less the log-odds at which a turn counts as a correction.
    private const double Base = -2.1 + 1.1;

    // Of two candidates of one worth, a fix and a correction, as many are to be of worth in truth: cues are less sure than exit codes.
    private const double Slope = 0.6;

    public static Worth Of(string text, int length, string reply, bool isDenial)
    {
        var said = Plain(text, Head);
        var answered = Plain(reply, ReplyHead);
        var found = CorrectionCues.OfUser.Where(c => c.Words.IsMatch(said)).Concat(CorrectionCues.OfAgent.Where(c => c.Words.IsMatch(answered)))
            .Select(c => (c.Weight, c.Reason)).Append(OfLength(length)).ToList();
        if (isDenial)
            found.Add((2.5, "typed when denying a call"));
        var odds = Base + found.Sum(f => f.Weight);
        return new Worth(
            Math.Round(1 / (1 + Math.Exp(-odds * Slope)), 2),
            [.. found.Where(f => f.Weight != 0).OrderByDescending(f => Math.Abs(f.Weight)).Select(f => f.Reason).Take(MostReasons)]);
    }

    private static (double Weight, string Reason) OfLength(int length) => length switch
    {
        < 12 => (-1.0, "very short"),
        < 150 => (0.4, "short"),
        < 350 => (0, ""),
        < 700 => (0.1, "long"),
        _ => (-1.2, "very long"),
    };

    private static string Plain(string text, int length)
    {
        text = text.Replace('’', '\'').Trim();
        return text.Length > length ? text[..length] : text;
    }
}
