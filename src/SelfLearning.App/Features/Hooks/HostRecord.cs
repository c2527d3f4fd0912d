using SelfLearning.App.Features.Installation;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Hooks;

/// <summary>A host's own record of a session. Read is only a regular file below that host's folder of records, through no link, and of it only
/// the end.</summary>
internal static class HostRecord
{
    /// <summary>The last bytes of the record at <paramref name="path"/>; null where it is none.</summary>
    /// <param name="work">Where the hook was fired.</param>
    /// <param name="place">The host's folder of records, as its row has it.</param>
    /// <param name="path">The file that the payload names.</param>
    /// <param name="most">How many bytes are wanted.</param>
    public static byte[]? FindTail(Workspace work, string place, string path, int most) => Find(work, place, path, file =>
    {
        var length = RandomAccess.GetLength(file);
        var tail = new byte[(int)Math.Min(length, most)];
        return tail.AsSpan(0, RandomAccess.Read(file, tail, length - tail.Length)).ToArray();
    });

    /// <summary>How many bytes the record at <paramref name="path"/> has; 0 where it is none.</summary>
    public static long LengthOf(Workspace work, string place, string path) => Find(work, place, path, RandomAccess.GetLength);

    private static T? Find<T>(Workspace work, string place, string path, Func<Microsoft.Win32.SafeHandles.SafeFileHandle, T> read)
    {
        var records = new InstallScope(work, project: false).Full(place);
        if (!PathRules.IsBelow(path, records))
            return default;
        string[] names = PathRules.Names(PathRules.Below(path, records));
        if (names.Any(n => n is "" or "." or ".."))
            return default;
        try
        {
            using var top = Folder.Open(records);
            using var folder = names.Length == 1 ? null : top?.Find(names.AsSpan(..^1));
            if ((names.Length == 1 ? top : folder) is not { } at || at.Facts(names[^1]) is not { IsFile: true })
                return default;
            using var file = at.FindFile(names[^1]);
            return file is null ? default : read(file);
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            // Without it the output's text must do.
            return default;
        }
    }
}
