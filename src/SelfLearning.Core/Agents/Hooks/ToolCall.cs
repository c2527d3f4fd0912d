using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>The tool's part of a payload: what was called, and how it ended.</summary>
internal sealed record ToolCall
{
    internal static readonly ToolCall None = new();

    private static readonly string[] FileKeys =
        ["file_path", "filePath", "path", "notebook_path", "absolute_path", "TargetFile", "AbsolutePath", "file"];

    // The tools by which hosts load a skill, and the arguments that name it.
    private static readonly string[] SkillTools = ["Skill", "skill", "activate_skill", "use_skill", "load_skill"];
    private static readonly string[] SkillKeys = ["skill", "name", "skill_name", "skillName", "command"];

    // Editors take a "command" that is no shell's: the operation on their file.
    private static readonly string[] EditorWords = ["create", "view", "str_replace", "insert", "append", "undo_edit"];

    internal string? Name { get; init; }

    internal string? Command { get; init; }

    internal IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The skill that the call loads, by its name alone.</summary>
    internal string? Skill { get; init; }

    internal string? Output { get; init; }

    internal string? Error { get; init; }

    internal ToolOutcome Outcome { get; init; }

    /// <summary>The call started something that goes on by itself: how it ends is not known yet.</summary>
    internal bool InBackground { get; init; }

    /// <summary>The host itself says that the tool failed, rather than the command that it ran.</summary>
    internal bool HostError { get; init; }

    internal static ToolCall Read(PayloadShape shape, MomentRow row, JsonObject fields)
    {
        var input = Opened(HookPayloadParser.Value(fields, shape.ToolInput)) as JsonObject ?? fields;
        var files = FilesOf(input);
        var command = CommandOf(input);
        if (command is not null && command.Contains("*** Begin Patch", StringComparison.Ordinal))
        {
            files = [.. files, .. PatchFiles(command)];
            command = null;
        }
        else if (command is not null && files.Count > 0 && EditorWords.Contains(command))
        {
            command = null;
        }

        var name = HookPayloadParser.Text(fields, shape.Tool);
        if (SkillTools.Contains(name))
        {
            // Older hosts name it as a command, which is no shell's. A plugin's name may stand before the skill's.
            var skill = SkillKeys.Select(input.Text).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s))?.Trim().TrimStart('/');
            var loads = new ToolCall { Name = name, Skill = skill?[(skill.LastIndexOf(':') + 1)..] };
            return row.Moment == Moment.BeforeTool ? loads : loads.Ended(shape, row, fields);
        }

        var call = new ToolCall { Name = name, Command = command, Files = files, InBackground = StaysInBackground(input) };
        return row.Moment == Moment.BeforeTool ? call : call.Ended(shape, row, fields);
    }

    private ToolCall Ended(PayloadShape shape, MomentRow row, JsonObject fields)
    {
        var result = ToolResult.Read(Opened(HookPayloadParser.Value(fields, shape.ToolOutput)));
        var error = HookPayloadParser.Text(fields, row.Moment == Moment.AfterFailure ? shape.Error : ["error"]);
        var outcome = fields.Find("is_interrupt") is JsonBool { Value: true } || result.Interrupted || result.GoesOn || (InBackground && row.Moment != Moment.AfterFailure) ? ToolOutcome.Unknown
            : result.Ok is { } ok ? ok ? ToolOutcome.Succeeded : ToolOutcome.Failed
            : row.Moment == Moment.AfterFailure || error is not null ? ToolOutcome.Failed
            : row.MeansSuccess ? ToolOutcome.Succeeded
            : Command is null ? ToolOutcome.Unknown
            : row.NamesOnlyFailure ? ErrorText.EndOf(result.Text)
            : ErrorText.ExitCode(result.Text) is { } code ? code == 0 ? ToolOutcome.Succeeded : ToolOutcome.Failed
            : ErrorText.LooksLikeOne(result.Text) ? ToolOutcome.LooksFailed
            : ToolOutcome.Unknown;
        var failed = outcome is ToolOutcome.Failed or ToolOutcome.LooksFailed;
        return this with { HostError = result.Error is not null || error is not null, Output = result.Text, Outcome = outcome, Error = failed ? error ?? result.Error ?? result.Text : null };
    }

    private static bool StaysInBackground(JsonObject input) =>
        input.Find("run_in_background") is JsonBool { Value: true } || input.Find("is_background") is JsonBool { Value: true } || input.Find("isBackground") is JsonBool { Value: true }
        || input.Text("mode") is "async" || input.Find("detach") is JsonBool { Value: true };

    /// <summary>Some hosts put JSON into a string.</summary>
    internal static JsonValue? Opened(JsonValue? value)
    {
        if (value is not JsonString { Value: var text } || !text.AsSpan().TrimStart().StartsWith("{"))
            return value;
        return JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out var inner, out _) ? inner : value;
    }

    private static string? CommandOf(JsonObject input)
    {
        foreach (var key in (ReadOnlySpan<string>)["command", "command_line", "CommandLine", "cmd"])
        {
            switch (input.Find(key))
            {
                case JsonString { Value: var text } when !string.IsNullOrWhiteSpace(text): return text;
                case JsonArray { Count: > 0 } words when input.Texts(key) is { Count: > 0 } parts && parts.Count == words.Count:
                    // ["bash", "-lc", "the command"]
                    return parts.Count >= 3 && parts[1].StartsWith('-') && parts[1].EndsWith('c') ? parts[2] : string.Join(' ', parts);
            }
        }

        return null;
    }

    private static IReadOnlyList<string> FilesOf(JsonObject input)
    {
        var files = new List<string>();
        foreach (var key in FileKeys)
        {
            if (input.Text(key) is { Length: > 0 } file)
                files.Add(file);
        }

        files.AddRange(input.Texts("files"));
        files.AddRange(input.Texts("paths"));
        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> PatchFiles(string patch) =>
        from line in patch.Split('\n')
        let trimmed = line.TrimEnd('\r')
        let at = trimmed.StartsWith("*** ", StringComparison.Ordinal) ? trimmed.IndexOf(" File: ", StringComparison.Ordinal) : -1
        where at > 0
        select trimmed[(at + 7)..].Trim();
}
