using SelfLearning.Core.Safety.Secrets;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Looks for secrets in a text.</summary>
public static class CheckSecrets
{
    /// <summary>A secret with its line and column, both from 1.</summary>
    public sealed record Found(SecretSpan Span, int Line, int Column);

    /// <param name="name">What was read, for the message where it is no text.</param>
    /// <param name="bytes">Its bytes.</param>
    public static IReadOnlyList<Found> Run(string name, byte[] bytes)
    {
        var text = DecodedText.Find(bytes)
            ?? throw new UserError($"{name} is not text that can be checked: neither UTF-8 nor UTF-16 with a byte order mark.", "Save it as UTF-8 and check it again.");
        return [.. SecretScanner.Find(text).Select(span => At(text, span))];
    }

    private static Found At(string text, SecretSpan span)
    {
        var before = text.AsSpan(0, span.Start);
        return new Found(span, before.Count('\n') + 1, span.Start - (before.LastIndexOf('\n') + 1) + 1);
    }
}
