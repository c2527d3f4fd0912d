using SelfLearning.App.Storage.Systems;
using System.Globalization;

namespace SelfLearning.App.Storage;

/// <summary>Writes a file so that a reader sees the old or the new content and nothing between.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the place, then renames. <paramref name="durable"/>: on disk before this returns.</summary>
    public static void Write(Folder folder, string name, ReadOnlySpan<byte> bytes, int mode, bool durable)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $".{name}.{Environment.ProcessId}-{Environment.TickCount64:x}.tmp");
        var done = false;
        try
        {
            using (var file = folder.GetFile(temporary, OpenFor.Write, out _))
            {
                while (bytes.Length > 0)
                {
                    var written = SystemCalls.Here.WriteOnce(file, bytes, out var error);
                    if (written <= 0)
                        throw Folder.Fault(folder.At(name), "write", written < 0 ? error : new SystemFault(FaultKind.NoSpace, UnixNumbers.NoSpace));
                    bytes = bytes[(int)written..];
                }

                if (!folder.TakeOwner(name, file, out var refused))
                    throw Folder.Fault(folder.At(name), "give its owner to", refused);
                if (!SystemCalls.Here.ChangeMode(file, mode, out var fault) || (durable && !SystemCalls.Here.Sync(file, out fault)))
                    throw Folder.Fault(folder.At(name), "write", fault);
            }

            folder.Rename(temporary, name);
            done = true;
        }
        finally
        {
            // What failed is told; a temporary file that cannot be deleted either is found by `doctor`.
            if (!done)
                folder.TryDelete(temporary);
        }

        if (durable)
            folder.Sync();
    }
}
