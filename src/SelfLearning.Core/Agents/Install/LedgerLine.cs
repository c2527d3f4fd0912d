using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Agents.Install;

/// <summary>One line of the install ledger: a file that was about to be changed. It is written before the change, so a change has its
/// line always, and a line may have no change.</summary>
public sealed record LedgerLine(string Action, InstallKind Kind, string Path)
{
    public const string Install = "install";
    public const string Uninstall = "uninstall";

    public string? Ts { get; init; }

    /// <summary>The project's root; null where it was done for the user.</summary>
    public string? Project { get; init; }

    /// <summary>The agents for which the file was changed.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>SHA-256 of the bytes before; null where there was no file.</summary>
    public string? Before { get; init; }

    /// <summary>SHA-256 of the bytes after; null where there is no file.</summary>
    public string? After { get; init; }

    /// <summary>The way back of an installed text; null for files that are ours alone, and where it would repeat a secret.</summary>
    public TextSplices? Splices { get; init; }

    /// <summary>The folders that had to be made, outermost first.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The way back from one text to another, where it may be kept: no secret of the file is in it.</summary>
    public static TextSplices? WayBack(string before, string after)
    {
        var splices = TextSplices.Between(before, after);
        return splices.Stretches.All(s => Redaction.Redact(s.Removed) == s.Removed && Redaction.Redact(s.Inserted) == s.Inserted) ? splices : null;
    }

    public JsonObject ToJson() => new()
    {
        { "ts", Ts },
        { "action", Action },
        { "project", Project },
        { "agents", JsonArray.Of(Agents) },
        { "kind", Word(Kind) },
        { "path", Path },
        { "before", Before },
        { "after", After },
        { "splice", Splices?.ToJson() ?? JsonValue.Null },
        { "folders", JsonArray.Of(Folders) },
    };

    /// <summary>A line read back; null where it is none of ours, such as a torn one.</summary>
    public static LedgerLine? FromJson(JsonValue value) =>
        value is JsonObject line && line.Text("action") is { } action && line.Text("path") is { } path && KindOf(line.Text("kind")) is { } kind
            ? new LedgerLine(action, kind, path)
            {
                Ts = line.Text("ts"),
                Project = line.Text("project"),
                Agents = line.Texts("agents"),
                Before = line.Text("before"),
                After = line.Text("after"),
                Splices = TextSplices.FromJson(line.Find("splice")),
                Folders = line.Texts("folders"),
            }
            : null;

    /// <summary>The word for a kind in the ledger and in answers.</summary>
    public static string Word(InstallKind kind) => kind switch
    {
        InstallKind.Program => "program",
        InstallKind.Skill => "skill",
        InstallKind.Hooks => "hooks",
        InstallKind.Mcp => "mcp",
        InstallKind.Command => "command",
        _ => "policy",
    };

    private static InstallKind? KindOf(string? word) => word switch
    {
        "program" => InstallKind.Program,
        "skill" => InstallKind.Skill,
        "hooks" => InstallKind.Hooks,
        "mcp" => InstallKind.Mcp,
        "command" => InstallKind.Command,
        "policy" => InstallKind.Policy,
        _ => null,
    };
}
