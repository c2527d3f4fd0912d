using System.Text.RegularExpressions;

namespace SelfLearning.Core.Learning.Live;

/// <summary>The <c>cd</c> with which a command begins, and the rest of it.</summary>
/// <param name="Folder">Where it goes; empty where it stays.</param>
/// <param name="Rest">What is run there.</param>
internal readonly partial record struct LeadingFolder(string Folder, string Rest)
{
    public static LeadingFolder Of(string command)
    {
        var lead = Lead().Match(command);
        return new LeadingFolder(lead.Groups["folder"].Success ? lead.Groups["folder"].Captures[^1].Value.Trim('"', '\'') : "", command[lead.Length..]);
    }

    [GeneratedRegex("""^\s*(?:(?:cd\s+(?<folder>"[^"]+"|'[^']+'|[^\s;&|]+)|pwd)\s*(?:&&|;)\s*)*""", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();
}
