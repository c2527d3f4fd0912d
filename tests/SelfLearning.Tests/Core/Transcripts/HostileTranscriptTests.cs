using System.Text;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Learning.Mining;
using SelfLearning.Core.Transcripts;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Transcripts;

/// <summary>Transcripts that are damaged, or made to harm: whatever the bytes, they are read to their end and judged, and nothing throws.</summary>
public sealed class HostileTranscriptTests
{
    private static readonly string[] Poison =
    [
        "{}[]\",:", "null", "1e999", "-0", "\\ud800", "\\u0000", "\\", "\"", "{\"a\":", "[[[[", "]]]]", "\u202e\u200b", "\r\n\r\n", "../../../../etc/passwd", "C:\\..\\..\\x", "$(reboot)", "`reboot`", "| sh", "\e[2J",
        "{\"type\":\"user\",\"message\":{\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"c1\"}]}}", "Exit code 99999999999999999999", "#### ", "_**User**_", "```", "<execute_command>", "</task>",
    ];

    [Fact]
    public void Whatever_the_bytes_of_a_transcript_nothing_throws()
    {
        var count = Project.IsLong ? 10_000 : 1_000;
        var formats = SmallSessions.All.ToList();
        var understood = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(formats[seed % formats.Count].Value);
            for (var more = 1 + random.Next(6); more > 0; more--)
                bytes = Harm(bytes, Encoding.UTF8.GetBytes(formats[random.Next(formats.Count)].Value), random);
            try
            {
                understood += Use(SmallSessions.Read(bytes, 1 + random.Next(4096)));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Assert.Fail($"seed {seed}, {formats[seed % formats.Count].Key}: {e}");
            }
        }

        // Most of the harm leaves something to read; otherwise this would have tested the first check only.
        Assert.True(understood > count / 4, $"{understood} of {count} were understood");
        Figures.Tell("H hostile transcripts", $"{count} hostile transcripts: {understood} understood in part, none threw");
    }

    [Theory]
    [InlineData("[", 100_000)]
    [InlineData("{\"a\":", 100_000)]
    [InlineData("{\"type\":\"user\",\"message\":{\"content\":[", 20_000)]
    [InlineData("<execute_command><command>", 50_000)]
    [InlineData("\"", 1_000_000)]
    public void Depth_and_length_are_no_trouble(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        foreach (var format in SmallSessions.All)
            Use(SmallSessions.Read(format.Value + "\n" + text));
        Use(SmallSessions.Read(text));
    }

    // Everything that learning does with a session.
    private static int Use(Transcript session)
    {
        var found = SessionFindings.Of(session, "t");
        SessionFriction.Of(session, "t");
        WorkedWay.Count(WorkedWay.Of(session, "t", "run the tests"));
        foreach (var group in RepositoryFindings.Of([found, found]).GroupBy(f => (f.Kind, f.Key)))
            CandidateRecord.Of([.. group], "2026-01-01T00:00:00Z");
        return session.Calls.Count + session.Turns.Count > 0 ? 1 : 0;
    }

    private static byte[] Harm(byte[] bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var poison = Encoding.UTF8.GetBytes(Poison[random.Next(Poison.Length)]);
        return random.Next(9) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(200))..]],
            3 => [.. bytes[..at], .. poison, .. bytes[at..]],
            4 => [.. bytes, .. bytes[..at]],
            5 => [.. bytes[..at], .. other[random.Next(other.Length)..]],
            6 => [.. other[..random.Next(other.Length)], .. bytes[at..]],
            7 => Replaced(bytes, random, poison),
            _ => [.. bytes[..at], .. Enumerable.Repeat((byte)random.Next(256), random.Next(5_000)), .. bytes[at..]],
        };
    }

    // A value where another was expected: a text becomes a number, an object, a poison.
    private static byte[] Replaced(byte[] bytes, Random random, byte[] poison)
    {
        var start = bytes.AsSpan(random.Next(bytes.Length)).IndexOf((byte)'"');
        var end = start < 0 ? -1 : bytes.AsSpan(start + 1).IndexOf((byte)'"');
        if (end < 0)
            return bytes;
        byte[] value = random.Next(3) switch { 0 => [.. "7"u8], 1 => [.. "{\"x\":[null]}"u8], _ => [(byte)'"', .. poison, (byte)'"'] };
        return [.. bytes[..start], .. value, .. bytes[(start + 1 + end + 1)..]];
    }
}
