using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Bench.Picture;

/// <summary><c>bench picture [FILE]</c>: plays a session in a scratch repository (a lesson, a failure of another agent, its hint, the fix, what counts)
/// and draws what the program printed as an SVG.</summary>
internal static class SessionPicture
{
    private const string Error = "error: E_SCHEMA_DRIFT: generated code differs from schema.json";
    private const int Wide = 108;

    public static int Run(string[] args)
    {
        if (Repository.Program() is not { } program)
            return 1;
        var folder = Directory.CreateTempSubdirectory("self-learning-picture-").FullName;
        try
        {
            var lines = Play(program, folder);
            foreach (var line in lines)
                Console.WriteLine($"{(line.IsTyped ? "$ " : "")}{line.Text}");
            var file = args.Length > 0 ? args[0] : Path.Combine(Repository.Root, "docs/session.svg");
            File.WriteAllText(file, Svg(lines));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Line> Play(string program, string folder)
    {
        var repository = Directory.CreateDirectory(Path.Combine(folder, "repo")).FullName;
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        var lines = new List<Line> { new(true, "self-learning remember \"ci.sh says E_SCHEMA_DRIFT until the code is generated\" --do \"run tools/regen.sh --all\"") };
        Show(lines, Call(program, folder, "", "remember", "ci.sh says E_SCHEMA_DRIFT until the code is generated", "--do", "run tools/regen.sh --all", "--format", "text"));
        lines.Add(new Line(false, ""));
        lines.Add(new Line(false, "# Days later, an agent in another session:") { IsNote = true });
        lines.Add(new Line(true, "./ci.sh"));
        lines.Add(new Line(false, Error) { IsBad = true });
        lines.Add(new Line(false, "# What its hook tells it, before it tries anything else:") { IsNote = true });
        var said = Call(program, folder, Hook("PostToolUseFailure", "./ci.sh", "u1", $"Exit code 3\n{Error}"), "hook", "claude-code");
        Show(lines, JsonReader.TryRead(Encoding.UTF8.GetBytes(said), out var answer, out _) && answer is JsonObject json ? json.Object("hookSpecificOutput")!.Text("additionalContext")! : said);
        lines.Add(new Line(true, "tools/regen.sh --all && ./ci.sh"));
        Call(program, folder, Hook("PostToolUse", "tools/regen.sh --all", "u2", null), "hook", "claude-code");
        Call(program, folder, Hook("PostToolUse", "./ci.sh", "u3", null), "hook", "claude-code");
        lines.Add(new Line(false, "all checks passed"));
        lines.Add(new Line(false, ""));
        lines.Add(new Line(true, "self-learning show " + Id(lines) + "   # the outcome was counted"));
        Show(lines, string.Join('\n', Call(program, folder, "", "show", Id(lines), "--format", "text").Split('\n').Where(l => l.Contains("aha_helped", StringComparison.Ordinal) || l.Contains("rust", StringComparison.Ordinal))));
        return lines;

        string Hook(string name, string command, string call, string? error) => JsonText.Line(new JsonObject
        {
            { "session_id", "s" }, { "cwd", repository }, { "hook_event_name", name }, { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", command } } }, { "tool_use_id", call },
            { error is null ? "tool_response" : "error", error is null ? new JsonObject { { "stdout", "ok" }, { "stderr", "" }, { "interrupted", false } } : error },
        });
    }

    private static string Id(List<Line> lines) => lines.SelectMany(l => l.Text.Split(' ')).First(w => w.StartsWith("aha_", StringComparison.Ordinal));

    private static void Show(List<Line> lines, string text) => lines.AddRange(text.TrimEnd('\n').Split('\n').Select(l => new Line(false, l)));

    private static string Call(string program, string folder, string input, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = Path.Combine(folder, "repo"), RedirectStandardInput = true, RedirectStandardOutput = true };
        (start.Environment["HOME"], start.Environment["USER"]) = (folder, "you");
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return process.StandardOutput.ReadToEnd();
    }

    private static string Svg(List<Line> lines)
    {
        const int row = 20;
        var rows = lines.SelectMany(Wrapped).ToList();
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"920\" height=\"{(rows.Count * row) + 32}\" font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, monospace\" font-size=\"13\">\n");
        svg.Append("<title>A lesson is recorded, comes back when the same error does, and its help is counted</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#11161d\"/>\n");
        for (var i = 0; i < rows.Count; i++)
        {
            var line = rows[i];
            var colour = line.IsNote ? "#7d8590" : line.IsBad ? "#ff7b72" : line.IsTyped ? "#e6edf3" : "#9ecbff";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"18\" y=\"{32 + (i * row)}\" fill=\"{colour}\" xml:space=\"preserve\">{SecurityElement.Escape((line.IsTyped ? "$ " : "") + line.Text)}</text>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static IEnumerable<Line> Wrapped(Line line)
    {
        for (var rest = line; ; rest = line with { IsTyped = false, Text = "    " + rest.Text[Cut(rest.Text)..].TrimStart() })
        {
            if (rest.Text.Length <= Wide)
            {
                yield return rest;
                yield break;
            }

            yield return rest with { Text = rest.Text[..Cut(rest.Text)] };
        }
    }

    private static int Cut(string text) => text.LastIndexOf(' ', Wide) is > 8 and var at ? at : Wide;

    private sealed record Line(bool IsTyped, string Text)
    {
        public bool IsNote { get; init; }

        public bool IsBad { get; init; }
    }
}
