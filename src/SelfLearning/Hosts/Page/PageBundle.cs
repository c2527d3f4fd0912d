using System.Text;
using System.Text.RegularExpressions;

namespace SelfLearning.Hosts.Page;

/// <summary>The modules of the page as one script, since a file that lies on a disk cannot load others. It knows the forms in which our modules
/// import and export, each on one line, and no others.</summary>
internal sealed partial class PageBundle
{
    private readonly StringBuilder script = new();
    private readonly HashSet<string> done = new(StringComparer.Ordinal);

    public static string Of(string entry)
    {
        var bundle = new PageBundle();
        bundle.Take(entry);
        return bundle.script.ToString();
    }

    public static string Text(string file) => PageFiles.Find(file) is { } found ? Encoding.UTF8.GetString(found.Bytes) : throw new InvalidOperationException($"The page has no file {file}.");

    // What a module imports comes before it; our modules have no circles.
    private void Take(string file)
    {
        if (!done.Add(file))
            return;
        var body = new StringBuilder();
        var names = new List<string>();
        foreach (var line in Text(file).Split('\n'))
        {
            if (Import().Match(line) is { Success: true } import)
            {
                var from = Path.GetFullPath(import.Groups["file"].Value, "/" + Path.GetDirectoryName(file))[1..];
                Take(from);
                body.Append("const ").Append(import.Groups["all"] is { Success: true } all ? all.Value : import.Groups["names"].Value).Append(" = ").Append(Name(from)).Append(";\n");
                continue;
            }

            var export = Export().Match(line);
            if (export.Success)
                names.Add(export.Groups["name"].Value);
            body.Append(export.Success ? line["export ".Length..] : line).Append('\n');
        }

        script.Append("const ").Append(Name(file)).Append(" = (() => {\n").Append(body).Append("return { ").AppendJoin(", ", names).Append(" };\n})();\n");
    }

    private static string Name(string file) => "m_" + file.Replace('/', '_').Replace(".js", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^import (\* as (?<all>\w+)|(?<names>\{[^}]*\})) from '(?<file>[^']+)';$")]
    private static partial Regex Import();

    [GeneratedRegex(@"^export (async )?(const|function) (?<name>\w+)")]
    private static partial Regex Export();
}
