using System.Globalization;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>Times as the records hold them: UTC, <c>YYYY-MM-DDTHH:MM:SSZ</c>, whole seconds.</summary>
public static class Timestamp
{
    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time without its fraction of a second, as records hold times.</summary>
    public static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));

    /// <summary>With its fraction, to the microsecond, where it has one.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcTicks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond
        ? Text(time)
        : time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The compact form that stands in backport ids: <c>YYYYMMDDTHHMMSSZ</c>.</summary>
    public static string Compact(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601 in its usual forms: a space for <c>T</c>, offsets, fractions (cut to 100 ns), no offset (= UTC), a date
    /// alone (midnight UTC), basic forms without separators. Null where the text is no time.</summary>
    public static DateTimeOffset? Find(string? text)
    {
        if (text is null)
            return null;

        var rest = PythonText.Strip(text.AsSpan());
        if (!Digits(ref rest, 4, out var year))
            return null;
        var extended = Skip(ref rest, '-');
        if (!Digits(ref rest, 2, out var month) || (extended && !Skip(ref rest, '-')) || !Digits(ref rest, 2, out var day))
            return null;

        int hour = 0, minute = 0, second = 0;
        long ticks = 0;
        var offset = TimeSpan.Zero;
        if (rest.Length > 0)
        {
            if (rest[0] is not ('T' or 't' or ' '))
                return null;
            rest = rest[1..];
            if (!Digits(ref rest, 2, out hour) || !Clock(ref rest, out minute, out second, out ticks) || !Offset(ref rest, out offset) || rest.Length > 0)
                return null;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return null;
        var utc = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(utc, TimeSpan.Zero);
    }

    /// <summary>Whole days from <paramref name="then"/> to <paramref name="now"/>, rounded down; 0 for a time in the future.</summary>
    public static int Days(DateTimeOffset then, DateTimeOffset now) => Math.Max(0, (int)Math.Floor((now - then).TotalDays));

    private static bool Clock(ref ReadOnlySpan<char> rest, out int minute, out int second, out long ticks)
    {
        (minute, second, ticks) = (0, 0, 0);
        if (rest.Length == 0 || !(rest[0] == ':' || char.IsAsciiDigit(rest[0])))
            return true;
        var extended = Skip(ref rest, ':');
        if (!Digits(ref rest, 2, out minute))
            return false;
        if (rest.Length == 0 || !(extended ? rest[0] == ':' : char.IsAsciiDigit(rest[0])))
            return true;
        if (extended)
            rest = rest[1..];
        if (!Digits(ref rest, 2, out second))
            return false;
        if (rest.Length == 0 || rest[0] is not ('.' or ','))
            return true;

        rest = rest[1..];
        var unit = TimeSpan.TicksPerSecond;
        var any = false;
        for (; rest.Length > 0 && char.IsAsciiDigit(rest[0]); rest = rest[1..])
        {
            any = true;
            unit /= 10;
            ticks += unit * (rest[0] - '0');
        }

        return any;
    }

    private static bool Offset(ref ReadOnlySpan<char> rest, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (rest.Length == 0)
            return true;
        if (rest[0] is 'Z' or 'z')
        {
            rest = rest[1..];
            return true;
        }

        if (rest[0] is not ('+' or '-'))
            return false;
        var sign = rest[0] == '-' ? -1 : 1;
        rest = rest[1..];
        if (!Digits(ref rest, 2, out var hours) || !Clock(ref rest, out var minutes, out var seconds, out _) || hours > 23 || minutes > 59)
            return false;
        offset = sign * new TimeSpan(hours, minutes, seconds);
        return true;
    }

    private static bool Skip(ref ReadOnlySpan<char> rest, char c)
    {
        if (rest.Length == 0 || rest[0] != c)
            return false;
        rest = rest[1..];
        return true;
    }

    private static bool Digits(ref ReadOnlySpan<char> rest, int count, out int value)
    {
        value = 0;
        if (rest.Length < count)
            return false;
        for (var i = 0; i < count; i++)
        {
            if (!char.IsAsciiDigit(rest[i]))
                return false;
            value = (value * 10) + rest[i] - '0';
        }

        rest = rest[count..];
        return true;
    }
}
