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
            using (var file = folder.GetFile(temporary, LinuxCalls.Write, out _))
            {
                while (bytes.Length > 0)
                {
                    var written = LinuxCalls.WriteOnce(file, bytes, out var error);
                    if (written <= 0)
                        throw Folder.Fault(folder.At(name), "write", written < 0 ? error : LinuxCalls.NoSpace);
                    bytes = bytes[(int)written..];
                }

                // Root, which may, leaves a file with the owner it had.
                if (LinuxCalls.IsRoot && folder.Facts(name) is { IsFile: true } old && !LinuxCalls.ChangeOwner(file, old.Owner, old.Group, out var refused))
                    throw Folder.Fault(folder.At(name), "give its owner to", refused);
                if (!LinuxCalls.ChangeMode(file, mode, out var fault) || (durable && !LinuxCalls.Sync(file, out fault)))
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
