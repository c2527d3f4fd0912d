namespace SelfLearning.Core.Safety.Portability;

/// <summary>Finds what ties a text to one machine, person or repository. One lint for promoting, backporting portable cards, sharing and checking.</summary>
public static class PortabilityScanner
{
    /// <summary>The findings of a text in its order, none within another.</summary>
    public static IReadOnlyList<PortabilityFinding> Find(string text, PlaceNames names)
    {
        if (text.Length == 0)
            return [];
        var found = new List<PortabilityFinding>();
        // The first of two that overlap stays: a whole path rather than the name in it.
        foreach (var finding in KnownPlaces.Find(text, names).Concat(ShapedPlaces.Find(text)).Concat(KnownNames.Find(text, names)))
        {
            if (!found.Exists(f => f.Start < finding.End && finding.Start < f.End))
                found.Add(finding);
        }

        return [.. found.OrderBy(f => f.Start)];
    }

    /// <summary>The text with a replacement for each finding.</summary>
    public static string Replaced(string text, IEnumerable<PortabilityFinding> findings)
    {
        foreach (var finding in findings.OrderByDescending(f => f.Start))
            text = text[..finding.Start] + finding.Replacement + text[finding.End..];
        return text;
    }
}
