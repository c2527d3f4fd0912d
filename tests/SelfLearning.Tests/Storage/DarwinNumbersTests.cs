using SelfLearning.App.Storage.Systems;

namespace SelfLearning.Tests.Storage;

/// <summary>The numbers of macOS, against what Darwin's headers say (xnu: sys/fcntl.h, sys/stat.h, sys/errno.h, sys/ttycom.h, termios.h). On a Mac, the
/// contract of the system calls tries the calls themselves.</summary>
public sealed class DarwinNumbersTests
{
    [Fact]
    public void Flags_and_errors_are_those_of_the_headers()
    {
        Assert.Equal(
            new UnixNumbers(
                Append: 0x00000008, Create: 0x00000200, Exclusive: 0x00000800, Folder: 0x00100000, NoFollow: 0x00000100, NonBlocking: 0x00000004, CloseOnExec: 0x01000000,
                AtCwd: -2, AtNoFollow: 0x0020, AtRemoveFolder: 0x0080, InputQueue: 1, Loop: 62, WouldBlock: 35, OverQuota: 69),
            MacCalls.Darwin);
        Assert.Equal((50, 51, 1024), (MacCalls.GetPath, MacCalls.FullSync, MacCalls.PathMax));
        // _IOR('t', 104, struct winsize): out, eight bytes.
        Assert.Equal(0x40000000u | (8u << 16) | ((uint)'t' << 8) | 104, MacCalls.WindowSize);
    }

    [Fact]
    public void The_fields_of_struct_stat_stand_where_its_types_put_them()
    {
        (string Name, int Size)[] fields =
        [
            ("dev", 4), ("mode", 2), ("nlink", 2), ("ino", 8), ("uid", 4), ("gid", 4), ("rdev", 4), ("atime", 16), ("mtime", 16), ("ctime", 16), ("birthtime", 16),
            ("size", 8), ("blocks", 8), ("blksize", 4), ("flags", 4), ("gen", 4), ("lspare", 4), ("qspare", 16),
        ];
        var at = 0;
        var places = new Dictionary<string, int>();
        foreach (var (name, size) in fields)
        {
            var alignment = Math.Min(size, 8);
            at = (at + alignment - 1) / alignment * alignment;
            places[name] = at;
            at += size;
        }

        Assert.Equal(
            (places["mode"], places["nlink"], places["ino"], places["uid"], places["gid"], places["mtime"], places["size"], at),
            (MacCalls.StatMode, MacCalls.StatLinks, MacCalls.StatInode, MacCalls.StatOwner, MacCalls.StatGroup, MacCalls.StatChanged, MacCalls.StatLength, MacCalls.StatSize));
    }
}
