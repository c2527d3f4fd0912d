namespace SelfLearning.App.Storage.Systems;

/// <summary>Names and paths in the spellings of Windows. Some names it keeps for itself: the calls of NT would take them, and then no other program could open or delete the file.</summary>
internal static class WindowsNames
{
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= 255 && name[^1] is not ('.' or ' ')
        && !name.Any(c => c < ' ' || c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*')
        && !IsDevice(name);

    /// <summary>A path that may be longer than 260 characters.</summary>
    public static string LongPath(string path) => path.Length < 240 || path.StartsWith(@"\\", StringComparison.Ordinal) ? path : @"\\?\" + path;

    /// <summary>A path as the calls of NT want it.</summary>
    public static string NtPath(string path) => path.StartsWith(@"\\?\", StringComparison.Ordinal)
        ? @"\??\" + path[4..]
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\??\UNC\" + path[2..] : @"\??\" + path;

    /// <summary>A path without the prefix of long ones.</summary>
    public static string Plain(string path) => path.StartsWith(@"\\?\UNC\", StringComparison.Ordinal) ? @"\\" + path[8..] : path.StartsWith(@"\\?\", StringComparison.Ordinal) ? path[4..] : path;

    // With an ending, too: NUL.txt is NUL.
    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is (>= '1' and <= '9') or '¹' or '²' or '³');
    }
}
