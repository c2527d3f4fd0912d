using System.Text.RegularExpressions;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Storage;

/// <summary>Temporary files of processes that died before they could rename or delete them. Nothing recorded is in them alone.</summary>
internal static partial class Leftovers
{
    private const int Depth = 5;

    /// <summary>The paths of those in a folder and below it; links are not followed.</summary>
    public static IEnumerable<string> Below(Folder folder, int depth = Depth)
    {
        foreach (var name in folder.Names())
        {
            if (Is(name))
                yield return folder.At(name);
            if (depth == 0 || folder.Facts(name) is not { IsFolder: true })
                continue;
            using var below = folder.Find(name);
            if (below is null)
                continue;
            foreach (var path in Below(below, depth - 1))
                yield return path;
        }
    }

    /// <summary>Takes one away; nothing happens where it is gone.</summary>
    public static void Delete(string path)
    {
        using var folder = Folder.Open(Path.GetDirectoryName(path)!);
        if (Is(Path.GetFileName(path)))
            folder?.Delete(Path.GetFileName(path));
    }

    /// <summary>Takes away those that were to become one of some files; what cannot be deleted stays and harms nothing.</summary>
    public static void DeleteOf(IEnumerable<string> files)
    {
        foreach (var inFolder in files.GroupBy(f => Path.GetDirectoryName(f)!).Where(g => Directory.Exists(g.Key)))
        {
            using var folder = Folder.Open(inFolder.Key);
            var names = inFolder.Select(f => $".{Path.GetFileName(f)}.").ToHashSet(StringComparer.Ordinal);
            foreach (var name in folder?.Names() ?? [])
            {
                if (Temporary().Match(name) is { Success: true } match && Is(name) && names.Contains(name[..match.Groups[1].Index]))
                    folder!.TryDelete(name);
            }
        }
    }

    // The process whose number is in the name may still be writing.
    private static bool Is(string name) => Temporary().Match(name) is { Success: true } match && !(int.TryParse(match.Groups[1].ValueSpan, out var process) && SystemCalls.Here.IsAlive(process));

    [GeneratedRegex(@"^\..+\.([0-9]+)(-[0-9a-f]+)?\.tmp$")]
    private static partial Regex Temporary();
}
