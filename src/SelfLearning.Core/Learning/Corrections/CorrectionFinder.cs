using System.Globalization;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Corrections;

/// <summary>Finds in one session what the user had to put right: turns after the first, and reasons typed when denying a call.</summary>
public static class CorrectionFinder
{
    public static IReadOnlyList<Correction> Find(Transcript session) =>
        [.. Turns(session).Concat(Denials(session)).OrderBy(c => c.Line)];

    private static IEnumerable<Correction> Turns(Transcript session)
    {
        var turns = session.Turns;
        var texts = 0;
        var calls = 0;
        var begun = false;
        for (var i = 0; i < turns.Count; i++)
        {
            var turn = turns[i];
            if (turn.IsHarness)
                continue;
            while (texts < session.Texts.Count && session.Texts[texts].Order < turn.Order)
                texts++;
            while (calls < session.Calls.Count && session.Calls[calls].Order < turn.Order)
                calls++;
            if (!begun)
            {
                // The first turn gives the task; there is nothing yet to correct.
                begun = true;
                continue;
            }

            var end = i + 1 < turns.Count ? turns[i + 1].Order : int.MaxValue;
            var reply = texts < session.Texts.Count && session.Texts[texts].Order < end ? session.Texts[texts].Text : "";
            yield return new Correction(
                "u" + turn.At.ToString(CultureInfo.InvariantCulture), turn.Line, turn.Text, calls > 0 ? session.Calls[calls - 1] : null, turn.Time, CorrectionWorth.Of(turn.Text, turn.Length, reply, isDenial: false));
        }
    }

    private static IEnumerable<Correction> Denials(Transcript session) =>
        session.Calls.Where(c => c.Reason is not null).Select(c =>
            new Correction("d" + c.At.ToString(CultureInfo.InvariantCulture), c.Line, c.Reason!, c, c.Time, CorrectionWorth.Of(c.Reason!, c.Reason!.Length, "", isDenial: true)));
}
