using System.Globalization;
using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>The old program's score of a card: 1 + 2·used + recalled + reinforced + promoted + 2·backported.</summary>
public readonly record struct Score(int Value, IReadOnlyList<int> Counts)
{
    public static Score Of(Evidence evidence, string id)
    {
        var counts = evidence.Counts(id);
        return new Score(ValueOf(counts), counts[..SignalKind.Scored.Count].ToArray());
    }

    /// <summary>The score of counts in the order of <see cref="SignalKind.All"/>, without an object for its parts; for ranking many cards.</summary>
    public static int ValueOf(ReadOnlySpan<int> counts)
    {
        var value = 1;
        for (var i = 0; i < SignalKind.Scored.Count; i++)
            value += counts[i] * SignalKind.Scored[i].Weight;
        return value;
    }

    /// <summary>The score in words: <c>Score 8 = base 1 + aha_used×3 (6) + aha_recalled×1 (1)</c>; zero parts are left out.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Score {Value} = base 1");
        for (var i = 0; i < Counts.Count; i++)
        {
            if (Counts[i] > 0)
                text.Append(CultureInfo.InvariantCulture, $" + {SignalKind.Scored[i].Kind}×{Counts[i]} ({Counts[i] * SignalKind.Scored[i].Weight})");
        }

        return text.ToString();
    }
}
