using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Installation;

/// <summary>One file that is to be changed, or why it is left alone.</summary>
public sealed record InstallFile(InstallKind Kind, string Path, IReadOnlyList<string> Agents)
{
    /// <summary>The mode of what is run.</summary>
    public const int ForAllToRun = 0x1ed;

    internal InstallFile(InstallKind kind, ForeignFile read, IReadOnlyList<string> agents)
        : this(kind, read.FullPath, agents) => Read = read;

    /// <summary>The file as it was read, and what it shall become; null where it could not be read.</summary>
    internal ForeignFile? Read { get; init; }

    /// <summary>The skill folder of one of its files.</summary>
    public string? SkillFolder { get; init; }

    public string? Refusal { get; init; }

    public byte[]? Before => Read?.Before;

    public byte[]? After => Read?.After;

    public bool IsChange => Refusal is null && Read is { IsChange: true };

    /// <summary>Whether the file has something of ours when the plan is carried out.</summary>
    public bool Holds => InstallTexts.Calls(After) || (Kind is InstallKind.Hooks && After is not null && Before is null);

    public string Change => Before is null ? "create" : After is null ? "delete" : "update";

    /// <summary>The change as a unified diff without secrets; empty for files that are ours alone.</summary>
    public string Diff(InstallScope scope) => Kind is InstallKind.Program or InstallKind.Skill || !IsChange
        ? ""
        : Redaction.Redact(UnifiedDiff.Of([new TextChange(scope.Shown(Path), TextOf(Before), TextOf(After))]));

    /// <summary>The same, refused where its mode forbids the change.</summary>
    public InstallFile CheckedForMode() => IsChange && Read?.ReadOnly is { } place
        ? this with { Refusal = $"{place} is read-only; allow it with chmod u+w." }
        : this;

    private static string? TextOf(byte[]? bytes) => bytes is null ? null : FileText.Decode(bytes);
}
