using SelfLearning.Core.Recall;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>The text that a hook gives to an agent: a notice of our own, then cards as fenced data, within the budget of the moment.</summary>
public static class HookText
{
    /// <summary>The text and how many of the items, from the first, are in it. Steps are cut before items are left out.</summary>
    /// <param name="items">The cards, best first; their lines are what to do.</param>
    /// <param name="tokens">The most tokens that the whole text may have (UTF-8 bytes / 4, rounded up).</param>
    /// <param name="notice">A line of the program itself, without foreign text; null for none.</param>
    public static (string Text, int Count) Render(IReadOnlyList<FencedItem> items, int tokens, string? notice = null)
    {
        var head = notice is null ? "" : notice + "\n";
        for (var count = items.Count; count > 0; count--)
        {
            // What the fence and the labels take is found by a fence of cards that say nothing.
            var shown = items.Take(count).ToList();
            var frame = MomentBudget.TokensOf(head + Fence.Render([.. shown.Select(i => i with { Title = "", Lines = ["", "", "", ""] })]));
            if (tokens - frame < count * LeastTokens)
                continue;
            var cut = Bullet.Cut([.. shown.Select(i => new Bullet(Fence.Inside(i.Title), [.. i.Lines.Select(Fence.Inside)], ""))], tokens - frame);
            var text = head + Fence.Render([.. shown.Take(cut.Count).Zip(cut, (item, bullet) => item with { Title = bullet.Title, Lines = bullet.Do })]);
            if (cut.Count == count && MomentBudget.TokensOf(text) <= tokens)
                return (text, count);
        }

        return (head.Length > 0 && MomentBudget.TokensOf(head) <= tokens ? head : "", 0);
    }

    // A title of a few words; a card of which less can be said is left out.
    private const int LeastTokens = 12;
}
