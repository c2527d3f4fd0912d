using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Agents.Install;

/// <summary>The difference of two texts as the stretches that differ, line by line: what stands unchanged between two of them, such as another
/// program's entry with a secret in it, is in none.</summary>
public sealed record TextSplices(IReadOnlyList<TextSplice> Stretches)
{
    public static TextSplices Between(string before, string after)
    {
        var (a, b) = (LineDiff.Lines(before), LineDiff.Lines(after));
        return new TextSplices(
        [
            .. from d in LineDiff.Of(a, b)
               let splice = TextSplice.Between(string.Concat(a.Skip(d.OldStart).Take(d.OldCount)), string.Concat(b.Skip(d.NewStart).Take(d.NewCount)))
               select splice with { Start = b.Take(d.NewStart).Sum(line => line.Length) + splice.Start },
        ]);
    }

    /// <summary>The text before, made from the one after; null where the text is not the one after.</summary>
    public string? Undo(string after)
    {
        var text = after;
        // From the end on, so that the places before it stay where they are.
        foreach (var stretch in Stretches.Reverse())
        {
            if (stretch.Undo(text) is not { } undone)
                return null;
            text = undone;
        }

        return text;
    }

    public JsonArray ToJson() => new(Stretches.Select(s => (JsonValue)s.ToJson()));

    /// <summary>The stretches of a ledger's line; null where they are none.</summary>
    public static TextSplices? FromJson(JsonValue? value)
    {
        if (value is not JsonArray array)
            return null;
        var stretches = array.Items.Select(TextSplice.FromJson).ToList();
        return stretches.Contains(null) ? null : new TextSplices([.. stretches.OfType<TextSplice>()]);
    }
}
