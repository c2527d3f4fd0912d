using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>A table that is a file of its own (<c>*.txt</c> beside the code) and a part of the assembly. It is read when a rule first needs
/// it, and read without a copy of each line: every process that scans reads some.</summary>
internal static class DataFile
{
    /// <summary>The text of a table; lines that begin with <c>#</c> are remarks.</summary>
    public static string Text(string name)
    {
        using var file = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Whether a line holds something.</summary>
    public static bool IsEntry(ReadOnlySpan<char> line) => !line.IsEmpty && line[0] != '#';
}
