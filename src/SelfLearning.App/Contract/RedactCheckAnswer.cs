using SelfLearning.App.Features.Diagnosis;
using SelfLearning.Core.Json;
using System.Globalization;

namespace SelfLearning.App.Contract;

/// <summary>Where secrets stand in a text.</summary>
public static class RedactCheckAnswer
{
    /// <param name="name">What was read, as it was named.</param>
    /// <param name="findings">The secrets.</param>
    public static Answer Of(string name, IReadOnlyList<CheckSecrets.Found> findings)
    {
        var json = new JsonObject
        {
            { "ok", findings.Count == 0 },
            { "count", findings.Count },
            {
                "findings", new JsonArray(findings.Select(f => new JsonObject
                {
                    { "line", f.Line },
                    { "column", f.Column },
                    { "length", f.Span.Length },
                    { "kind", f.Span.Kind },
                    { "certainty", new JsonNumber(f.Span.Certainty.ToString("0.##", CultureInfo.InvariantCulture)) },
                }))
            },
        };
        return new Answer(
            json,
            output =>
            {
                foreach (var found in findings)
                    output.Line($"{name}:{found.Line}:{found.Column}: {found.Span.Kind} ({found.Span.Length} characters)");
                output.Line(findings.Count == 0 ? "No secret was found." : $"{findings.Count} found.");
            },
            findings.Count == 0 ? 0 : UserError.Cannot);
    }
}
