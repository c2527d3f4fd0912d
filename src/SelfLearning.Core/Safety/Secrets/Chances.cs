namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Chance in the parts of a value that is joined by signs.</summary>
internal static class Chances
{
    /// <summary>Whether a part between <c>_</c> and <c>-</c>, ten characters or longer, is chance.</summary>
    public static bool HasPart(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            var end = value.IndexOfAny('_', '-');
            var part = end < 0 ? value : value[..end];
            if (part.Length >= 10 && RandomnessScore.LooksRandom(part))
                return true;
            value = end < 0 ? default : value[(end + 1)..];
        }

        return false;
    }
}
