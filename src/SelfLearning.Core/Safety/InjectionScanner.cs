using SelfLearning.Core.Text;
using System.Text;
using SelfLearning.Core.Safety.PromptInjection;

namespace SelfLearning.Core.Safety;

/// <summary>Finds texts that give orders to the agent that reads them, hide text from people, or have the shape of a role or a tool
/// call. A finding is a reason to ask a person, not a proof: a lesson about such texts is found as well.</summary>
public static class InjectionScanner
{
    private const int LongestDetail = 80;

    /// <summary>What the text does, each rule once, in the order of the rules' tables.</summary>
    public static IReadOnlyList<Threat> Find(string text) => Find(text, decode: true);

    /// <summary>What a card's texts do, each rule once.</summary>
    public static IReadOnlyList<Threat> Find(IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => Find(t)).DistinctBy(t => t.Rule)];

    private static List<Threat> Find(string text, bool decode)
    {
        var threats = new List<Threat>();
        Hidden(text, threats);
        Shapes.Find(Words.Plain(text), threats);
        var words = Words.Of(text);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in Phrases.BeginningWith(words[i].Text))
            {
                if (phrase.Match(words, i) is > 0 and var length)
                    threats.Add(new(phrase.Rule, Detail(words, i, length)));
            }
        }

        if (words.Exists(w => w.Text.Contains('@')))
            Access.Find(words, threats);
        if (decode)
            Encoded(text, threats);
        return [.. threats.DistinctBy(t => t.Rule)];
    }

    private static void Hidden(string text, List<Threat> threats)
    {
        if (HiddenCharacters.Any(text))
            threats.Add(new("hidden-text", "characters that cannot be seen"));
    }

    private static string Detail(List<Words.Word> words, int at, int length)
    {
        var detail = new StringBuilder();
        for (var i = at; i < at + length && detail.Length < LongestDetail; i++)
            detail.Append(i > at ? " " : "").Append(words[i].Text);
        return HiddenCharacters.Visible(detail.Length > LongestDetail ? detail.ToString(0, LongestDetail) : detail.ToString());
    }

    // Base64 that decodes to a text which is a threat itself.
    private static void Encoded(string text, List<Threat> threats)
    {
        var looked = 0;
        for (var at = 0; at < text.Length && looked < 20;)
        {
            if (!IsBase64(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && IsBase64(text[end]))
                end++;
            var run = text.AsSpan(at, end - at);
            at = end;
            if (run.Length is < 12 or > 20_000 || Decode(run) is not { } plain || !plain.Contains(' '))
                continue;
            looked++;
            foreach (var threat in Find(plain, decode: false))
                threats.Add(new("encoded-text", $"{threat.Rule}: {threat.Detail}"));
        }
    }

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_';

    // Printable ASCII, or nothing.
    private static string? Decode(ReadOnlySpan<char> run)
    {
        var padded = new string(run[..(run.Length - (run.Length % 4 == 1 ? 1 : 0))]).Replace('-', '+').Replace('_', '/');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var length))
            return null;
        foreach (var b in bytes.AsSpan(0, length))
        {
            if (b is (< 0x20 or > 0x7e) and not (byte)'\n' and not (byte)'\t')
                return null;
        }

        return Encoding.ASCII.GetString(bytes, 0, length);
    }
}
