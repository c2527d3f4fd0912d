using System.Text;

namespace SelfLearning.Tests.Core.Agents.Hooks;

/// <summary>Spoils a JSON text: bytes flipped, cut, doubled, and values swapped for ones of another type.</summary>
internal static class Mutation
{
    private static readonly byte[][] Values =
        [.. new[] { "null", "true", "-1e999", "[]", "{}", "[[[[1]]]]", "\"\"", "\"\\ud800\"", "\"*** Begin Patch\\n*** X File: \"", "\"{\\\"a\\\":\"", "{\"exit_code\":\"\"}" }
            .Select(Encoding.UTF8.GetBytes)];

    internal static byte[] Of(byte[] bytes, int edits, Random random)
    {
        var text = bytes.ToList();
        for (var i = 0; i < edits && text.Count > 0; i++)
        {
            var at = random.Next(text.Count);
            switch (random.Next(8))
            {
                case 0: text[at] = (byte)random.Next(256); break;
                case 1: text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at)); break;
                case 2: text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(1, 20), text.Count - at))); break;
                default: SwapValue(text, at, Values[random.Next(Values.Length)]); break;
            }
        }

        return [.. text];
    }

    // What follows the next colon, up to the end of its line, becomes the new value.
    private static void SwapValue(List<byte> text, int from, byte[] value)
    {
        var colon = text.IndexOf((byte)':', from);
        if (colon < 0)
            return;
        var end = text.IndexOf((byte)'\n', colon);
        if (end < 0)
            end = text.Count;
        var comma = end > colon + 1 && text[end - 1] == (byte)',';
        text.RemoveRange(colon + 1, end - colon - 1 - (comma ? 1 : 0));
        text.InsertRange(colon + 1, value);
    }
}
