using System.Globalization;
using System.Text;
using CsCheck;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;
using SelfLearning.Core.Safety;

namespace SelfLearning.Tests.Core.Safety;

/// <summary>What the program composes itself is never a finding of its own scan, whatever names and titles it is composed of.</summary>
public sealed class ComposedTextTests
{
    private const string Github = "ghp" + "_16C7e42F292c6912E7710c838347Ae178B4a";

    // Names that sound like secrets and are none.
    private static readonly string[] Words =
    [
        "sk", "pk", "ak", "api-key", "api_key", "ApiKey", "token-service", "token", "secret", "password", "passwd", "pw", "key", "auth", "login", "account", "credentials", "session", "cookie", "live",
        "test", "sk-live", "sk_live", "secret_", "private-key", "seed", "mnemonic", "webhook", "jwt", "bearer", "pat", "dsn", "rotate", "web", "key-", "pa-", "re_", "hf_", "npm_", "mysql", "docker", "vault", "2024", "v2", "S3", "db1",
    ];

    // Titles and uses as people give them to cards about code.
    private static readonly string[] Titles =
    [
        "jq -r prints raw strings", "Set API_KEY before `npm run e2e`", "token: string | undefined", "password=<your-password> in .env", "GITHUB_TOKEN needs packages:write", "auth: Bearer is stripped by proxy",
        "sessionStorage key `cart:v2`", "useMemo deps [a, b]", "std::vector<T>::at() throws", "key = hash(user_id, 42)", "SELECT * FROM users WHERE id=1", "Dictionary<string, List<int>> lookup", "git push --force-with-lease",
        "secret/data/app path in vault", "getToken() returns null", "AKIA keys belong in vault", "error TS2345: Argument of type", "DB_PASSWORD is read from the env", "cookie flags: HttpOnly; Secure", "x", "E0308 mismatched types",
        "docker login -u ada --password-stdin", "kubectl get secret app -o json", "session.get(url, timeout=30)", "pass: see the README", "login bob / see wiki", "private key format (PKCS8)",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Words.Length - 1].Array[1, 3].Select(picks => string.Join('-', picks.Select(p => Words[p]))).Where(name => SecretScanner.Find(name).Count == 0);

    private static readonly Gen<string> Title = Gen.Select(Gen.Int[0, Titles.Length - 1], Gen.Int[0, Words.Length - 1], Gen.Bool).Select((t, w, both) => both ? $"{Titles[t]}: {Words[w]}" : Titles[t]);

    private static readonly Gen<string> Hex = Gen.OneOf(Gen.Char["0123456789"], Gen.Char["abcdef"], Gen.Char["0123456789abcdef"]).Array[64].Select(c => new string(c));

    private static readonly Gen<(string Ts, string Hex)> Stamp = Gen.Select(Gen.Int[0, 400_000_000], Hex, (s, hex) => (Timestamp.Text(DateTimeOffset.UnixEpoch.AddSeconds(1_600_000_000 + s)), hex));

    [Fact]
    public void The_contexts_of_signals_are_no_findings() =>
        Gen.Select(Stamp, Name, Title, Title, Gen.Int[0, 400], Name).Sample((stamp, skill, title, use, tokens, own) =>
        {
            var card = new JsonObject { { "title", title }, { "when_to_use", use }, { "primary_skill", skill } };
            string[] contexts =
            [
                SignalContext.Shown("AfterFailure", stamp.Hex[..16], tokens), SignalContext.Helped(stamp.Hex[16..32]), SignalContext.Reinforced(Equivalence.Key(new CardRecord(card))),
                SignalContext.Reinforced(Equivalence.Key(new CardRecord(card.Set("key", own)))), $"event_id={Id("evt_", stamp.Hex)}", "status=in_progress",
                $"backport_id={Backport(stamp)}; target_skill={skill}", $"target={skill}", "in two sessions its advice was used and the command failed again",
            ];
            foreach (var context in contexts)
                AssertClean(JournalKind.Signals, SignalRecord.New(stamp.Ts, SignalKind.AhaShown, "claude-code", Id("aha_", stamp.Hex), context));
        }, iter: 2_000);

    [Fact]
    public void The_lines_of_backports_are_no_findings() =>
        Gen.Select(Stamp, Name, Name, Name).Sample((stamp, skill, folder, user) =>
        {
            var (target, bundle) = ($"/home/{user}/{folder}/skills/{skill}", $"/home/{user}/{folder}/.agent-skills/self-learning/v1/users/{user}/exports/backports/{skill}_{Backport(stamp)}");
            AssertClean(JournalKind.Backports, Line(stamp, skill, target, bundle));
            AssertClean(JournalKind.Backports, Line(stamp, skill, target.Replace('/', '\\'), "C:" + bundle.Replace('/', '\\')));
        }, iter: 2_000);

    [Fact]
    public void Events_receipts_and_bundles_are_no_findings() =>
        Gen.Select(Stamp, Name, Name).Sample((stamp, skill, folder) =>
        {
            var plan = new TargetPlan([new TextChange(SkillBackport.SkillPath, "a", "b"), new TextChange(SkillBackport.ReferencePath, null, "c")], [], [Id("aha_", stamp.Hex)], [Id("aha_", stamp.Hex)], "appended_block");
            var target = $"/home/{folder}/skills/{skill}";
            string[] files =
            [
                JsonText.Indented(Bundle.Manifest(Backport(stamp), stamp.Ts, skill, target, [Id("aha_", stamp.Hex)], plan)), Bundle.Readme(Backport(stamp), skill, plan.AddedIds), Bundle.SkillAppend(Backport(stamp)),
                $"Bundle: /w/{folder}/exports/backports/{skill}_{Backport(stamp)}/README.md",
            ];
            Assert.All(files, AssertClean);
            AssertClean(JournalKind.Events, new JsonObject { { "task_summary", "Forgot 3 records (7 lines)" }, { "primary_skill", skill }, { "notes", new JsonArray() }, { "ts", stamp.Ts }, { "id", Id("evt_", stamp.Hex) } });
            AssertClean(JournalKind.Events, new JsonObject
            {
                { "kind", "shown" }, { "ts", stamp.Ts }, { "card", Id("aha_", stamp.Hex) }, { "store", "project" }, { "moment", "AfterFailure" }, { "subagent", stamp.Hex[..16] }, { "tokens", 12 },
                { "failed", JsonArray.Of([stamp.Hex[..16], stamp.Hex[16..32]]) }, { "files", JsonArray.Of([$"src/{skill}.cs"]) },
            });
        }, iter: 500);

    [Fact]
    public void The_index_page_is_no_finding() =>
        Gen.Select(Stamp, Name, Title, Title).Sample((stamp, skill, title, use) =>
        {
            var memories = StoreSnapshot(
                (JournalKind.Cards, Card(stamp, title, use, skill).Set("status", "accepted").Set("shareable", true)),
                (JournalKind.Recommendations, new JsonObject { { "id", Id("rec_", stamp.Hex) }, { "ts", stamp.Ts }, { "title", title }, { "primary_skill", skill }, { "status", "proposed" } }),
                (JournalKind.Backports, Line(stamp, skill, $"/w/{skill}", $"/w/exports/backports/{skill}_{Backport(stamp)}")));
            var page = IndexPage.Text(memories, DateTimeOffset.UnixEpoch.AddYears(60));
            Assert.Contains(Id("rec_", stamp.Hex), page, StringComparison.Ordinal);
            AssertClean(page);
        }, iter: 300);

    [Fact]
    public void A_token_in_a_title_a_skill_or_a_path_is_found_all_the_same()
    {
        var stamp = ("2026-11-23T10:11:12Z", "1ace75a887511ace75a887511ace75a887511ace75a887511ace75a887511ace");
        var key = Equivalence.Key(new CardRecord(Card(stamp, $"use {Github} here", "when", "git")));
        AssertFound("context", JournalKind.Signals, Signal(SignalContext.Reinforced(key)));
        AssertFound("context", JournalKind.Signals, Signal(SignalContext.Reinforced($"key:{Github}")));
        AssertFound("context", JournalKind.Signals, Signal($"session=1ace75a887511ace; and {Github}"));
        AssertFound("context", JournalKind.Signals, Signal("session=1ace75a887511ace"));
        AssertFound("context", JournalKind.Signals, Signal("moment=x y; session=1ace75a887511ace; tokens=3"));
        AssertFound("bundle_dir", JournalKind.Backports, Line(stamp, "s", "/w/s", $"/w/exports/backports/{Github}_{Backport(stamp)}"));
        AssertFound("target_skill_path", JournalKind.Backports, Line(stamp, "s", $"/w/{Github}/s", "/w/b"));
        AssertFound("files[0].path", JournalKind.Backports, new JsonObject { { "files", new JsonArray([new JsonObject { { "path", $"/w/{Github}.md" } }]) } });

        JsonObject Signal(string context) => SignalRecord.New(stamp.Item1, SignalKind.AhaReinforced, "agent", "aha_1ace75a88751", context);
    }

    [Fact]
    public void Redaction_of_a_composed_text_keeps_what_is_composed()
    {
        var context = SignalContext.Reinforced($"git|use {Github} here|when");
        var clean = Redaction.Record(JournalKind.Signals, new JsonObject { { "context", context } });
        Assert.Equal("equivalent capture observed (key=git|use [REDACTED:github-token] here|when)", clean.Text("context"));
        Assert.Same(clean, Redaction.Record(JournalKind.Signals, clean));
    }

    // A title is redacted before its key is made, and keys are in small letters.
    [Fact]
    public void A_mark_in_small_letters_is_a_mark() =>
        AssertClean(JournalKind.Signals, new JsonObject { { "context", SignalContext.Reinforced("git|password: [redacted:password]|token [redacted:github-token] of ci") } });

    [Theory]
    [InlineData("aha_1ace75a88751", true)]
    [InlineData("sig_000000000000-2", true)]
    [InlineData("slbp_20261123T101112Z_1ace75", true)]
    [InlineData("aha_1ace75a8875", false)]
    [InlineData("aha_1ace75a887512", false)]
    [InlineData("xaha_1ace75a88751", false)]
    [InlineData("slbp_2026_1ace75", false)]
    public void Only_ids_of_the_exact_form_are_passed_over(string id, bool isOurs)
    {
        Assert.Equal(isOurs, !ReferenceEquals(id, ComposedIds.Masked(id)));
        Assert.Equal(isOurs, SecretScanner.Find($"\"password\": \"{id}\"").Count == 0);
    }

    [Fact]
    public void A_secret_beside_an_id_is_found()
    {
        Assert.Equal("password=[REDACTED:password] aha_1ace75a88751", Redaction.Redact("password=Zx9#kfPq1 aha_1ace75a88751"));
        Assert.Equal($"/b/[REDACTED:github-token]_slbp_20261123T101112Z_1ace75", Redaction.Redact($"/b/{Github}_slbp_20261123T101112Z_1ace75"));
    }

    private static JsonObject Card((string Ts, string Hex) stamp, string title, string use, string skill) =>
        new() { { "id", Id("aha_", stamp.Hex) }, { "ts", stamp.Ts }, { "title", title }, { "when_to_use", use }, { "primary_skill", skill } };

    private static JsonObject Line((string Ts, string Hex) stamp, string skill, string target, string bundle) => new()
    {
        { "ts", stamp.Ts },
        { "backport_id", Backport(stamp) },
        { "target_skill", skill },
        { "target_skill_path", target },
        { "requested_card_ids", JsonArray.Of([Id("aha_", stamp.Hex)]) },
        { "bundle_dir", bundle },
        { "manifest_path", bundle + "/" + Bundle.ManifestName },
        { "skill_change", "appended_block" },
        { "files", new JsonArray([new JsonObject { { "path", target + "/SKILL.md" }, { "before", stamp.Hex }, { "after", JsonValue.Null } }]) },
        { "undo_dir", bundle + "/undo" },
    };

    private static string Id(string prefix, string hex) => prefix + hex[^12..];

    private static string Backport((string Ts, string Hex) stamp) => $"slbp_{stamp.Ts.Replace("-", "", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal)}_{stamp.Hex[..6]}";

    private static StoreSnapshot StoreSnapshot(params (JournalKind Kind, JsonObject Record)[] records) => new(kind =>
        JournalReader.Read(kind, Encoding.UTF8.GetBytes(string.Concat(records.Where(r => r.Kind == kind).Select(r => JsonText.Line(r.Record) + "\n")))));

    private static void AssertClean(JournalKind kind, JsonObject record)
    {
        var places = new List<RedactedPlace>();
        var clean = Redaction.Record(kind, record, places);
        Assert.True(places.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", places)} in {JsonText.Line(record)}"));
        Assert.Same(record, clean);
    }

    private static void AssertClean(string text) =>
        Assert.True(SecretScanner.Find(text).Count == 0, $"{Redaction.Redact(text)}\nof\n{text}");

    private static void AssertFound(string path, JournalKind kind, JsonObject record)
    {
        var places = new List<RedactedPlace>();
        var clean = Redaction.Record(kind, record, places);
        Assert.Contains(places, p => p.Path == path);
        Assert.DoesNotContain(Github, JsonText.Line(clean), StringComparison.OrdinalIgnoreCase);
    }
}
