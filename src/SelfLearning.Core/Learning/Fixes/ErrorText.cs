using System.Buffers;
using System.Text.RegularExpressions;
using SelfLearning.Core.Recall;

namespace SelfLearning.Core.Learning.Fixes;

/// <summary>What a failed call's output says: the sort of the error, and the line that tells it.</summary>
public sealed partial record ErrorText(ErrorKind Kind, string Line)
{
    private const int LongestLine = 300;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["error", "fail", "cannot", "can't", "could not", "couldn't", "not ", "invalid", "unable", "no ", "must ", "denied", "already", "missing", "refused", "exception", "conflict", "unexpected"], StringComparison.OrdinalIgnoreCase);

    /// <summary>What comes again when the same error does: the telling line without numbers, paths and ids.</summary>
    public string Signature => ErrorSignature.Of(Line) is [var signature, ..] ? signature.Text : Line.ToLowerInvariant();

    /// <param name="output">What the call printed.</param>
    /// <param name="ofTests">Whether tests ran: only then do words of test reports tell anything.</param>
    public static ErrorText Of(string output, bool ofTests = true)
    {
        var lines = Lines(output);
        return Find(lines, ErrorPhrases.Shell) ?? (ofTests ? Find(lines, ErrorPhrases.Test) : null) ?? Find(lines, ErrorPhrases.Other) ?? Rest(lines);
    }

    // The surest phrase wins, wherever it stands.
    private static ErrorText? Find(List<string> lines, ErrorPhrases.Phrase[] phrases)
    {
        foreach (var phrase in phrases)
        {
            foreach (var line in lines)
            {
                if (phrase.IsIn(line))
                    return new ErrorText(phrase.Kind, line);
            }
        }

        return null;
    }

    private static ErrorText Rest(List<string> lines)
    {
        var telling = lines.FindLast(l => l.AsSpan().ContainsAny(Words));
        return telling is not null ? new ErrorText(Place().IsMatch(telling) ? ErrorKind.Compile : ErrorKind.Other, telling) : new ErrorText(ErrorKind.Silent, lines is [.., var last] ? last : "");
    }

    private static List<string> Lines(string output)
    {
        var lines = new List<string>();
        foreach (var raw in output.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            // What an agent's tool says about the run is not what the command said.
            if (line.IsEmpty || IsFrame(line) || IsSource(line))
                continue;
            lines.Add((line.Length > LongestLine ? line[..LongestLine] : line).ToString());
        }

        return lines;
    }

    // "19 |     x = Error(": a compiler shows the place in the code; "/** Unknown flags are kept. */": a file was printed.
    private static bool IsSource(ReadOnlySpan<char> line) => line.StartsWith("/*") || line.StartsWith("//") || line.TrimStart("0123456789") is var rest && rest.Length < line.Length && rest.TrimStart(' ').StartsWith("|");

    private static bool IsFrame(ReadOnlySpan<char> line) =>
        line.StartsWith("Exit code", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Error: Exit code", StringComparison.Ordinal) || line.StartsWith("Chunk ID:", StringComparison.Ordinal) || line.StartsWith("Wall time:", StringComparison.Ordinal)
        || line.StartsWith("Process exited with code", StringComparison.Ordinal) || line.StartsWith("Original token count:", StringComparison.Ordinal) || line is "Output:"
        || line.StartsWith("<exited with", StringComparison.Ordinal) || line.StartsWith("<shellId", StringComparison.Ordinal) || line.StartsWith("Total output lines", StringComparison.Ordinal)
        || line.StartsWith("Error: (none)", StringComparison.Ordinal) || line.StartsWith("Signal: (none)", StringComparison.Ordinal) || line.StartsWith("Process Group PGID:", StringComparison.Ordinal)
        || line.StartsWith("Command: ", StringComparison.Ordinal) || line.StartsWith("Directory: (", StringComparison.Ordinal);

    // "lib/models/server.dart:33:8": the place in the code where a compiler or analyser found a fault.
    [GeneratedRegex(@"[\w-]\.[a-z]{1,6}:\d+:\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
