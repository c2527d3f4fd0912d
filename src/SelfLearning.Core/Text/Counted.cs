namespace SelfLearning.Core.Text;

/// <summary>A number with its noun, for a person.</summary>
public static class Counted
{
    /// <summary><c>1 card</c>, <c>2 cards</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">One of them; more get an s.</param>
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
