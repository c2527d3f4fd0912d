using System.Security.Cryptography;
using System.Text;

namespace SelfLearning.Hosts.Page;

/// <summary>Who may ask. The page is for the browser of the person who started it: other sites, other local pages and requests that were led
/// here by a changed DNS name are turned away before anything is read.</summary>
internal sealed class PageGuard(int port, string token, string cookie)
{
    public const string Address = "127.0.0.1";

    /// <summary>What a request says of itself; null where a header is absent.</summary>
    public sealed record Asked(string Method, string Path, string? Host, string? Origin, string? FetchSite, string? FetchMode, string? ContentType, string? Cookie, string? Token);

    public enum Verdict
    {
        Refused,
        WrongMethod,
        Allowed,

        /// <summary>The first request, with the token of the printed address: the answer sets the cookie.</summary>
        Entered,
    }

    private string Host => $"{Address}:{port}";

    private string Origin => $"http://{Host}";

    // Cookies do not tell ports apart: two pages of two repositories must not take each other's.
    private string CookieName => $"self-learning-{port}";

    public string SetCookie => $"{CookieName}={cookie}; HttpOnly; SameSite=Strict; Path=/";

    public Verdict Judge(Asked asked)
    {
        // A foreign name that resolves to this machine comes with that name.
        if (asked.Host != Host || (asked.Origin is not null && asked.Origin != Origin))
            return Verdict.Refused;
        var reads = asked.Method is "GET" or "HEAD";
        if (!reads && asked.Method != "POST")
            return Verdict.WrongMethod;
        var isEntry = reads && asked.Path == "/";
        // A link in another program may lead to the page itself; nothing else is for others to load.
        if (asked.FetchSite is not (null or "same-origin" or "none") && !(isEntry && asked.FetchMode == "navigate"))
            return Verdict.Refused;
        if (!reads && (asked.Origin is null || asked.ContentType?.Split(';')[0].Trim() != "application/json"))
            return Verdict.Refused;
        if (isEntry && IsSame(asked.Token, token))
            return Verdict.Entered;
        return HasCookie(asked.Cookie) ? Verdict.Allowed : Verdict.Refused;
    }

    private bool HasCookie(string? header) =>
        (header ?? "").Split(';', StringSplitOptions.TrimEntries).Any(c => c.StartsWith(CookieName + "=", StringComparison.Ordinal) && IsSame(c[(CookieName.Length + 1)..], cookie));

    private static bool IsSame(string? given, string secret) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));
}
