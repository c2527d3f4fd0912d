using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>Finds in the end of a host's own record of a session how a call ended. Codex writes that there before it calls us, and tells it
/// nowhere else.</summary>
public static class TranscriptTail
{
    /// <summary>How many bytes from the end are worth reading: the call has just ended.</summary>
    public const int Bytes = 256 << 10;

    /// <summary>The exit code of a call; null where the lines do not name it. Lines are JSON objects; the first may be cut.</summary>
    public static int? ExitCode(ReadOnlySpan<byte> tail, string callId)
    {
        var id = Encoding.UTF8.GetBytes(callId);
        while (tail.Length > 0)
        {
            var newline = tail.TrimEnd((byte)'\n').LastIndexOf((byte)'\n');
            var line = tail[(newline + 1)..];
            if (line.IndexOf(id) >= 0 && line.IndexOf("exit_code"u8) >= 0 && JsonReader.TryRead(line, out var value, out _) && value is JsonObject row
                && row.Object("payload")?.Object("item") is { } item && item.Text("id") == callId && item.Find("exit_code") is JsonNumber code
                && int.TryParse(code.Raw, System.Globalization.CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            tail = tail[..(newline + 1)];
        }

        return null;
    }
}
