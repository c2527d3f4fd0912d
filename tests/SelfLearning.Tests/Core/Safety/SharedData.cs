using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Safety;

/// <summary>Test material that lies beside the repository; a test that needs it is skipped where it is missing.</summary>
internal static class SharedData
{
    public static List<JsonObject> Rows(string path)
    {
        var file = Path.Combine(Folder(), path);
        Assert.SkipUnless(File.Exists(file), $"The test material {path} is not beside the repository.");
        var rows = new List<JsonObject>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0))
        {
            Assert.True(JsonReader.TryRead(Encoding.UTF8.GetBytes(line), out var value, out _));
            rows.Add((JsonObject)value);
        }

        Assert.NotEmpty(rows);
        return rows;
    }

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "SelfLearning.slnx")))
            root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("No SelfLearning.slnx above the tests.");
        return Path.GetFullPath(Path.Combine(root, "..", "shared", "data"));
    }
}
