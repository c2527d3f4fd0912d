using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>A table that is a file of its own (<c>*.txt</c> beside the code) and a part of the assembly. It is read when a rule first needs it.</summary>
internal static class DataFile
{
    /// <summary>The lines of a table, without blank ones and remarks (<c>#</c>).</summary>
    public static string[] Lines(string name)
    {
        using var file = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The table {name} is not in the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }
}
