using System.Globalization;
using SelfLearning.App;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

/// <summary>A time that is given as how long ago: <c>30d</c>, <c>12h</c>, <c>2w</c>, or as itself.</summary>
internal static class TimeSince
{
    public static DateTimeOffset? Find(string? text, DateTimeOffset now)
    {
        if (text is null)
            return null;
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000)
        {
            switch (text[^1])
            {
                case 'h': return now.AddHours(-count);
                case 'd': return now.AddDays(-count);
                case 'w': return now.AddDays(-7 * count);
            }
        }

        return Timestamp.Find(text) ?? throw new UserError($"--since {text} is neither a span nor a time.", "Write it as 30d, 12h, 2w, 2026-01-31 or 2026-01-31T10:00:00Z.");
    }
}
