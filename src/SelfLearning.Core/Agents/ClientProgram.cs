namespace SelfLearning.Core.Agents;

/// <summary>A client whose settings must fit its version: an event that it does not know makes it drop the whole file.</summary>
/// <param name="Command">The name by which it is called.</param>
/// <param name="Package">The npm package that it comes in.</param>
/// <param name="Versions">A folder whose files are named after its versions, where its own installer puts it.</param>
/// <param name="Oldest">The oldest version that we support, and whose events are written where the version is not known.</param>
/// <param name="First">The first version that runs hooks of this layout at all.</param>
public sealed record ClientProgram(string Command, string Package, string? Versions, string Oldest, string First)
{
    /// <summary>Compares two versions by their numbers; what follows a hyphen does not count.</summary>
    public static int Compare(string one, string other)
    {
        var (a, b) = (Numbers(one), Numbers(other));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = a.ElementAtOrDefault(i).CompareTo(b.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>The first thing in a text that reads like a version; null where none does.</summary>
    public static string? Find(string text)
    {
        foreach (var word in text.Split([' ', '\n', '\t', '(', ')', '"', 'v', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = word.Split('-')[0].Split('.');
            if (parts.Length >= 3 && parts.All(p => p.Length is > 0 and < 9 && p.All(char.IsAsciiDigit)))
                return word;
        }

        return null;
    }

    private static int[] Numbers(string version) =>
        [.. version.Split('-')[0].Split('.').Select(p => int.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0)];
}
