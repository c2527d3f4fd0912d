using SelfLearning.Core.Safety.Secrets;
using System.Text;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Looks for secrets in a text.</summary>
public static class CheckSecrets
{
    /// <summary>A secret with its line and column, both from 1.</summary>
    public sealed record Found(SecretSpan Span, int Line, int Column);

    public static IReadOnlyList<Found> Run(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return [.. SecretScanner.Find(text).Select(span => At(text, span))];
    }

    private static Found At(string text, SecretSpan span)
    {
        var before = text.AsSpan(0, span.Start);
        return new Found(span, before.Count('\n') + 1, span.Start - (before.LastIndexOf('\n') + 1) + 1);
    }
}
