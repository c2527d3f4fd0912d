using SelfLearning.App;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;

namespace SelfLearning.Hosts;

/// <summary>What went wrong, on standard error: lines that begin with <c>error:</c> and <c>hint:</c>.</summary>
internal static class Complaint
{
    public static void Write(AppEnv env, string message, string? hint)
    {
        // What was typed comes back in messages; a secret in it must not.
        message = Redaction.Redact(message);
        hint = hint is null ? null : Redaction.Redact(hint);
        foreach (var (line, i) in message.Split('\n').Select((l, i) => (l, i)))
            env.Error.Write((i == 0 ? "error: " : line.StartsWith("  ", StringComparison.Ordinal) ? "  " : "") + MarkdownText.Fold(line) + "\n");
        if (hint is not null)
            env.Error.Write("hint: " + MarkdownText.Fold(hint) + "\n");
    }
}
