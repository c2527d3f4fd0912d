using System.Text;
using SelfLearning.Core.Safety;

namespace SelfLearning.Bench.Secrets;

/// <summary>Changed lines in 1,000 of text that people wrote and that holds no secrets: a system's documentation, the SDK's own files.</summary>
internal static class RealText
{
    private static readonly string[] Binary = [".gz", ".dll", ".so", ".pdb", ".exe", ".png", ".zip", ".nupkg", ".cache", ".a", ".p7s"];

    public static string[] Default()
    {
        var sdk = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? Path.GetDirectoryName(Environment.ProcessPath?.EndsWith("dotnet", StringComparison.Ordinal) == true ? Environment.ProcessPath : "/usr/share/dotnet/dotnet")!;
        return [.. new[] { "/usr/share/doc", sdk }.Where(Directory.Exists)];
    }

    public static void Print(string[] folders, bool show)
    {
        Console.WriteLine($"{"real text",-34} {"files",6} {"lines",9} {"changed",8} {"/1,000",7}");
        foreach (var folder in folders)
        {
            int files = 0, lines = 0, changed = 0;
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            {
                if (Binary.Any(b => file.EndsWith(b, StringComparison.OrdinalIgnoreCase)) || new FileInfo(file).Length > 4_000_000)
                    continue;
                var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
                if (text.Contains('\0') || text.Contains('\ufffd'))
                    continue;
                files++;
                lines += text.Count(c => c == '\n');
                changed += Changed(file, text, show);
            }

            Console.WriteLine($"{folder,-34} {files,6} {lines,9} {changed,8} {1000.0 * changed / Math.Max(1, lines),7:0.000}");
        }
    }

    private static int Changed(string file, string text, bool show)
    {
        var changed = 0;
        var last = -1;
        foreach (var span in SecretScanner.Find(text))
        {
            var from = text.LastIndexOf('\n', Math.Max(0, span.Start - 1)) + 1;
            var to = text.IndexOf('\n', span.End);
            if (from != last)
                changed += 1 + text.AsSpan(span.Start, span.Length).Count('\n');
            last = from;
            if (show)
                Console.WriteLine($"TEXT {file} [{span.Kind} {span.Certainty:0.0}] «{text.Substring(span.Start, Math.Min(span.Length, 80))}» | {Short(text[from..(to < 0 ? text.Length : to)].Trim())}");
        }

        return changed;
    }

    private static string Short(string line) => line.Length > 160 ? line[..160] : line;
}
