using System.Text;

namespace SelfLearning.Bench.Peers;

/// <summary>Lessons that hold a secret, as people and agents write them. The secrets are drawn by lot, the same every time, and open nothing.</summary>
internal static class MadeSecrets
{
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Hex = "0123456789abcdef";
    private const string Any = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>The lesson, and the part of its secret that must not be readable afterwards.</summary>
    public static IReadOnlyList<(Lesson Lesson, string Secret)> All { get; } = [.. Draw()];

    private static IEnumerable<(Lesson, string)> Draw()
    {
        var dice = new Random(17);
        string Some(string letters, int count) => new([.. Enumerable.Range(0, count).Select(_ => letters[dice.Next(letters.Length)])]);
        for (var round = 0; round < 2; round++)
        {
            (string Kind, string Text, string Secret)[] rows =
            [
                Row("cloud key", "The job runs with AWS_SECRET_ACCESS_KEY=% in the environment.", Some(Any, 40)),
                Row("cloud key id", "The profile of the runner uses % for the upload.", "AKIA" + Some(Upper, 16)),
                Row("code host", "Cloning fails until the remote has the token % in it.", "ghp_" + Some(Any, 36)),
                Row("code host, other", "CI pushes with % since March.", "glpat-" + Some(Any, 20)),
                Row("registry", "Put //registry.npmjs.org/:_authToken=% into .npmrc first.", "npm_" + Some(Any, 36)),
                Row("chat", "The bot posts with % to the channel.", $"xoxb-{Some("123456789", 11)}-{Some("123456789", 12)}-{Some(Any, 24)}"),
                Row("payments", "Refunds were tested with %, which is the live one.", "sk_live_" + Some(Any, 24)),
                Row("model", "Export OPENAI_API_KEY=% before the run.", "sk-proj-" + Some(Any, 48)),
                Row("header", "curl -H 'Authorization: Bearer %' https://api.example.com/v1/jobs answers at last.", Some(Any, 40)),
                Row("database", "Migrations need postgres://app:%@db.example.com:5432/app as the address.", Some(Any, 16)),
                Row("settings", "config.json wants {\"client_secret\": \"%\"} and nothing else.", Some(Any, 32)),
                Row("option", "mysql --user root --password % opens it.", Some(Any, 18)),
                Row("words", "The password of the staging server is %, ask Ana before you change it.", Some(Any, 14)),
                Row("token", "The session cookie was % when it worked.", $"eyJ{Some(Any, 33)}.eyJ{Some(Any, 60)}.{Some(Any, 43)}"),
                Key(Some(Any, 64), Some(Any, 64)),
                Row("signing", "SIGNING_KEY: % stands in the vault, too.", Some(Hex, 64)),
            ];
            foreach (var (kind, text, secret) in rows)
                yield return (new Lesson($"Deploy note {round + 1}: {kind}", text, ["run the deploy again"]), secret);
        }
    }

    private static (string Kind, string Text, string Secret) Row(string kind, string text, string secret) => (kind, text.Replace("%", secret, StringComparison.Ordinal), secret);

    private static (string Kind, string Text, string Secret) Key(string first, string second)
    {
        var text = new StringBuilder("The host key is\n");
        foreach (var line in new[] { "-----BEGIN OPENSSH ", "PRIVATE KEY-----\n", first, "\n", second, "\n-----END OPENSSH ", "PRIVATE KEY-----" })
            text.Append(line);
        return ("key file", text.ToString(), first);
    }
}
