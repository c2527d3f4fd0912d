using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Tests.Core.Safety;

public sealed class SecretCorpusTests
{
    [Theory]
    [InlineData("prefix", 0.99)]
    [InlineData("multiline", 0.99)]
    [InlineData("keyed", 0.98)]
    [InlineData("prose", 0.90)]
    [InlineData(null, 0.97)]
    public void Secrets_of_the_corpus_are_found(string? kind, double least)
    {
        var rows = SharedData.Rows("security/secrets.jsonl").Where(r => IsSecret(r) && (kind is null || r.Text("cls") == kind)).ToList();
        Assert.NotEmpty(rows);
        var found = rows.Count(r => !Leaks(r.Text("secret")!, Redaction.Redact(r.Text("text")!)));
        Assert.True(found >= least * rows.Count, $"{found} of {rows.Count}");
    }

    [Fact]
    public void What_is_no_secret_stays_as_it_is()
    {
        var rows = SharedData.Rows("security/secrets.jsonl").Where(r => !IsSecret(r)).ToList();
        Assert.NotEmpty(rows);
        Assert.Empty(rows.Select(r => r.Text("text")!).Where(t => Redaction.Redact(t) != t).ToList());
    }

    [Fact]
    public void Redacting_the_corpus_twice_is_redacting_it_once() =>
        Assert.All(SharedData.Rows("security/secrets.jsonl").Select(r => Redaction.Redact(r.Text("text")!)), once => Assert.Same(once, Redaction.Redact(once)));

    private static bool IsSecret(JsonObject row) => row.Find("label") is JsonNumber { Raw: "1" };

    // The longest run of the secret that survives: 40 % of it and 6 characters, or 24 characters.
    private static bool Leaks(string secret, string text)
    {
        var length = Math.Min(24, Math.Max(6, (int)Math.Ceiling(0.4 * secret.Length)));
        for (var at = 0; at + length <= secret.Length; at++)
        {
            if (text.Contains(secret.Substring(at, length), StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
