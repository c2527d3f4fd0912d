using System.Text;

namespace SelfLearning.Core.Recall;

/// <summary>A card in an answer, in one line: its title, what to do, and where it comes from.</summary>
/// <param name="Title">The title, perhaps cut.</param>
/// <param name="Do">The steps that are shown, the last one perhaps cut.</param>
/// <param name="Source">Its id and status.</param>
public sealed record Bullet(string Title, IReadOnlyList<string> Do, string Source)
{
    private const int MostSteps = 4;
    private const int LeastTitle = 8;

    public string Line => $"- {Title}{(Do.Count > 0 ? ": " : "")}{string.Join("; ", Do)} ({Source})";

    /// <summary>Tokens of a text: UTF-8 bytes over 4, rounded up.</summary>
    public static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    /// <summary>Cuts bullets, best first, to so many tokens altogether (0: as they are). Each gets an equal share of what is left; steps go
    /// before titles, and the last bullets before the first, which is always there.</summary>
    public static IReadOnlyList<Bullet> Cut(IReadOnlyList<Bullet> bullets, int budget)
    {
        if (budget == 0)
            return bullets;
        var cut = new List<Bullet>();
        var left = budget;
        foreach (var bullet in bullets)
        {
            // What a short bullet leaves is shared by those that follow; the newline counts.
            var fitted = bullet.Within(Math.Max(left / (bullets.Count - cut.Count), Least(bullet)));
            var cost = Tokens(fitted.Line + "\n");
            if (cost > left && cut.Count > 0)
                break;
            left -= cost;
            cut.Add(fitted);
        }

        return cut;
    }

    private static int Least(Bullet bullet) => Tokens(bullet.Source) + LeastTitle + 2;

    private Bullet Within(int tokens)
    {
        var bytes = (tokens * 4) - Encoding.UTF8.GetByteCount((this with { Title = "", Do = [] }).Line) - 1;
        var title = Shorten(Title, bytes);
        bytes -= Encoding.UTF8.GetByteCount(title);
        var steps = new List<string>();
        foreach (var step in Do.Take(MostSteps))
        {
            bytes -= 2;
            var shown = bytes > 24 ? Shorten(step, bytes) : "";
            if (shown.Length == 0)
                break;
            steps.Add(shown);
            bytes -= Encoding.UTF8.GetByteCount(shown);
            if (shown.Length != step.Length)
                break;
        }

        return this with { Title = title, Do = steps };
    }

    // At a space where there is one, with a sign that more follows.
    private static string Shorten(string text, int bytes)
    {
        const string more = "…";
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
            return text;
        var room = bytes - Encoding.UTF8.GetByteCount(more);
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (room < rune.Utf8SequenceLength)
                break;
            room -= rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        var space = end > 0 ? text.LastIndexOf(' ', end - 1) : -1;
        return text[..(space > end / 2 ? space : end)].TrimEnd() + more;
    }
}
