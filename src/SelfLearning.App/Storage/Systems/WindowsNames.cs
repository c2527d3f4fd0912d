namespace SelfLearning.App.Storage.Systems;

/// <summary>Names that Windows keeps for itself. The calls below would take some of them, and then no other program could open or delete the file.</summary>
internal static class WindowsNames
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= 255 && name[^1] is not ('.' or ' ')
        && !name.Any(c => c < ' ' || c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*')
        && !IsDevice(name);

    // With an ending, too: NUL.txt is NUL.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is (>= '1' and <= '9') or '¹' or '²' or '³');
    }
}
