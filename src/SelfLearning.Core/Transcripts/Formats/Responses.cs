using System.Globalization;
using System.Text;
using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Results in the shape of Google's function responses.</summary>
internal static class Responses
{
    public static void Append(JsonPart result, StringBuilder text)
    {
        if (!result.IsArray)
        {
            result.AppendText(text);
            return;
        }

        foreach (var item in result.Items)
        {
            var response = item["functionResponse"u8]["response"u8];
            response["output"u8].AppendText(text);
            response["error"u8].AppendText(text);
        }
    }

    /// <summary>The code behind "Exit Code:", which such agents write below the output.</summary>
    public static int? ExitCode(string output)
    {
        var at = output.LastIndexOf("Exit Code: ", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var digits = output.AsSpan(at + 11);
        var length = digits.Length > 0 && digits[0] == '-' ? 1 : 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
            length++;
        return int.TryParse(digits[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
