using System.CommandLine;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Hosts.Cli;

internal static class RedactCheckCommand
{
    public static Verb Create()
    {
        var verb = new Verb("redact-check", "Look for secrets in a file or standard input; exit 1 when there are some", "self-learning redact-check notes.md", writes: false);
        var file = new Argument<string>("FILE") { Description = "A text file, or - for standard input" };
        verb.Arguments.Add(file);
        return verb.Does((parsed, work) =>
        {
            var text = DecodedText.Find(InputFile.Read(work.Env, parsed.GetValue(file)))
                ?? throw new UserError($"{parsed.GetValue(file)} is not text that can be checked: neither UTF-8 nor UTF-16 with a byte order mark.", "Save it as UTF-8 and check it again.");
            var findings = SecretScanner.Find(text).Select(s => (Span: s, At: Position(text, s.Start))).ToList();
            var json = new JsonObject
            {
                { "ok", findings.Count == 0 },
                { "count", findings.Count },
                {
                    "findings", new JsonArray(findings.Select(f => new JsonObject
                    {
                        { "line", f.At.Line },
                        { "column", f.At.Column },
                        { "length", f.Span.Length },
                        { "kind", f.Span.Kind },
                        { "certainty", new JsonNumber(f.Span.Certainty.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)) },
                    }))
                },
            };
            return new Answer(
                json,
                page =>
                {
                    foreach (var (span, at) in findings)
                        page.Line($"{parsed.GetValue(file)}:{at.Line}:{at.Column}: {span.Kind} ({span.Length} characters)");
                    page.Line(findings.Count == 0 ? "No secret was found." : $"{findings.Count} found.");
                },
                findings.Count == 0 ? 0 : UserError.Cannot);
        });
    }

    /// <summary>Line and column of an index, both from 1.</summary>
    private static (int Line, int Column) Position(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return (before.Count('\n') + 1, index - (before.LastIndexOf('\n') + 1) + 1);
    }
}
