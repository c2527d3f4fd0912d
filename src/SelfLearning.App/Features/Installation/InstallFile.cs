using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Safety;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Installation;

/// <summary>One file that is to be changed: what it was when it was read, what it shall become (null: gone), or why it is left alone.</summary>
public sealed record InstallFile(InstallKind Kind, string Path, IReadOnlyList<string> Agents)
{
    /// <summary>The mode of what is run.</summary>
    public const int ForAllToRun = 0x1ed;

    /// <summary>The file as it was read; null where it could not be.</summary>
    internal ExternalFile? Read { get; init; }

    /// <summary>The skill folder of one of its files.</summary>
    public string? SkillFolder { get; init; }

    public byte[]? After { get; init; }

    /// <summary>The mode that it shall have; null: the one it has, or the usual one.</summary>
    public int? Mode { get; init; }

    public string? Refusal { get; init; }

    /// <summary>Folders that go with the file where they are empty then.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    public byte[]? Before => Read?.Bytes;

    public bool IsChange => Refusal is null && !TargetFiles.Same(Before, After);

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
