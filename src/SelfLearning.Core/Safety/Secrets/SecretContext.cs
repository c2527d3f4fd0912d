namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Words of a sentence that say a secret is near: "401 with …", "never keep credentials (…)", "see .env: …".</summary>
internal static class SecretContext
{
    private const int Reach = 60;

    /// <summary>Whether one stands before a place, on its line.</summary>
    public static bool IsBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < Reach && text[start - 1] is not ('\n' or '\r'))
            start--;
        var before = text.AsSpan(start, at - start);
        foreach (var cue in (ReadOnlySpan<string>)["credential", "secret", "token", ".env", "api key", "apikey", "password", "auth ", "401", "403", "unauthorized", "leaked", "rotated", "logged in"])
        {
            if (before.Contains(cue, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
