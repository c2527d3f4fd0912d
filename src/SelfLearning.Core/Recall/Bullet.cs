using System.Text;

namespace SelfLearning.Core.Recall;

/// <summary>A card in an answer: its title, what to do, and where it comes from.</summary>
/// <param name="Title">The title, perhaps cut.</param>
/// <param name="Do">The steps that are shown, each whole.</param>
/// <param name="Source">Its id and status.</param>
public sealed record Bullet(string Title, IReadOnlyList<string> Do, string Source)
{
    private const int MostSteps = 4;
    private const int LeastTitle = 8;

    /// <summary>How many steps the card has altogether.</summary>
    public int Steps { get; init; } = Do.Count;

    /// <summary>What was taken out of the text; null where it is as it was recorded.</summary>
    public string? Note { get; init; }

    /// <summary>What a reader must know beside the text: what was taken out of it, and how many steps are left out; empty for most.</summary>
    public string Notes => string.Join("; ", new[] { Note, Do.Count < Steps ? $"{Do.Count} of {Steps} steps" : null }.OfType<string>());

    /// <summary>Source and notes.</summary>
    public string Label => Notes.Length > 0 ? $"{Source}; {Notes}" : Source;

    /// <summary>One line where every step is one, else a line for each line behind a bar, so that each can be read to the byte.</summary>
    public string Text => Do.Any(step => step.Contains('\n'))
        ? $"- {Title} ({Label})\n{string.Join('\n', Do.SelectMany(step => step.Split('\n')).Select(line => "  | " + line))}"
        : $"- {Title}{(Do.Count > 0 ? ": " : "")}{string.Join("; ", Do)} ({Label})";

    /// <summary>Tokens of a text: UTF-8 bytes over 4, rounded up.</summary>
    public static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    /// <summary>Cuts bullets, best first, to so many tokens altogether (0: as they are). A step is there whole or not at all, and none behind one
    /// that is not. Steps go before titles, and the last bullets before the first, which is always there.</summary>
    /// <param name="bullets">The bullets, best first.</param>
    /// <param name="budget">The most tokens.</param>
    /// <param name="shape">How a bullet is written; null: its text and a line end.</param>
    public static IReadOnlyList<Bullet> Cut(IReadOnlyList<Bullet> bullets, int budget, Func<Bullet, string>? shape = null)
    {
        if (budget == 0)
            return bullets;
        shape ??= bullet => bullet.Text + "\n";
        var cut = new List<Bullet>();
        var left = budget;
        foreach (var bullet in bullets)
        {
            if (Titled(bullet, left, cut.Count == 0, shape) is not { } titled)
                break;
            left -= Tokens(shape(titled));
            cut.Add(titled);
        }

        // The first step of each, then the others of the best.
        foreach (var most in new[] { 1, MostSteps })
        {
            for (var i = 0; i < cut.Count; i++)
                cut[i] = Stepped(cut[i], bullets[i].Do, most, ref left, shape);
        }

        return cut;
    }

    private static Bullet Stepped(Bullet bullet, IReadOnlyList<string> steps, int most, ref int left, Func<Bullet, string> shape)
    {
        while (bullet.Do.Count < Math.Min(most, steps.Count))
        {
            var more = bullet with { Do = [.. steps.Take(bullet.Do.Count + 1)] };
            var cost = Tokens(shape(more)) - Tokens(shape(bullet));
            if (cost > left)
                break;
            left -= cost;
            bullet = more;
        }

        return bullet;
    }

    // Without steps yet, and with as much of the title as there is room for; null where that is too little.
    private static Bullet? Titled(Bullet bullet, int tokens, bool must, Func<Bullet, string> shape)
    {
        var bare = bullet with { Do = [] };
        if (Tokens(shape(bare)) <= tokens)
            return bare;
        var room = Math.Max((tokens * 4) - Encoding.UTF8.GetByteCount(shape(bare with { Title = "" })), must ? LeastTitle * 4 : 0);
        return room >= LeastTitle * 4 ? bare with { Title = Shorten(bare.Title, room) } : null;
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
