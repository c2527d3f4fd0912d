using SelfLearning.Core.Recall;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>The text that a hook gives to an agent: a notice of our own, then cards as fenced data, within the budget of the moment.</summary>
public static class HookText
{
    /// <summary>The text and how many of the items, from the first, are in it. Steps are left out, each whole, before items are.</summary>
    /// <param name="items">The cards, best first; their lines are what to do.</param>
    /// <param name="tokens">The most tokens that the whole text may have (UTF-8 bytes / 4, rounded up).</param>
    /// <param name="notice">A line of the program itself, without foreign text; null for none.</param>
    public static (string Text, int Count) Render(IReadOnlyList<FencedItem> items, int tokens, string? notice = null)
    {
        var head = notice is null ? "" : notice + "\n";
        // A blank line is what the fence itself takes.
        var room = tokens - MomentBudget.TokensOf(head + Fence.Around("\n"));
        if (items.Count > 0 && room > 0)
        {
            var cut = Bullet.Cut([.. items.Select(item => new Bullet(item.Title, item.Lines, item.Label))], room, Shape);
            var text = head + Fence.Around(string.Concat(cut.Select(Shape)));
            if (MomentBudget.TokensOf(text) <= tokens)
                return (text, cut.Count);
        }

        return (head.Length > 0 && MomentBudget.TokensOf(head) <= tokens ? head : "", 0);
    }

    private static string Shape(Bullet bullet) => Fence.Item(bullet.Title, bullet.Label, bullet.Do);
}
