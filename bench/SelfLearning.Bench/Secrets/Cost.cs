using System.Diagnostics;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.Bench.Secrets;

/// <summary>What the scan costs per KB (1,024 UTF-16 units), warm; the best of several runs.</summary>
internal static class Cost
{
    private static readonly (string Name, Func<string> Text)[] Hostile =
    [
        ("100,000 =", () => new('=', 100_000)),
        ("100,000 a", () => new('a', 100_000)),
        ("100,000 quotes", () => new('"', 100_000)),
        ("100,000 backslashes", () => new('\\', 100_000)),
        ("100,000 colons", () => new(':', 100_000)),
        ("100,000 line ends", () => new('\n', 100_000)),
        ("password=", () => Repeat("password=")),
        ("password ", () => Repeat("password ")),
        ("password is ", () => Repeat("password is ")),
        ("token: \"", () => Repeat("token: \"")),
        ("\"key\": [", () => Repeat("\"key\": [")),
        ("nested quotes", () => Repeat("'\"`\\\"")),
        ("sk-", () => Repeat("sk-")),
        ("eyJ.", () => Repeat("eyJ.")),
        ("eyJhbGciOiJI.", () => Repeat("eyJhbGciOiJI.")),
        ("https://a:", () => Repeat("https://a:")),
        ("https://hook/", () => Repeat("https://hook/")),
        ("-----BEGIN PRIVATE KEY-----", () => Repeat("-----BEGIN PRIVATE KEY-----")),
        ("BEGIN lines", () => Repeat("-----BEGIN RSA PRIVATE KEY-----\nab cd ef gh\n")),
        ("mysql -p ", () => Repeat("mysql -p ")),
        ("curl -u a:", () => Repeat("curl -u a:")),
        ("id/pw:", () => Repeat("id/pw:")),
        ("identified by ", () => Repeat("identified ")),
        ("the password for the user of ", () => Repeat("the password for the user of ")),
        ("Cookie: a=b; ", () => Repeat("Cookie: a=b; ")),
        ("one secret each line", () => Repeat("API_TOKEN=Zx81kQp0aLm2\n")),
        ("[REDACTED:token]=", () => Repeat("[REDACTED:token]=")),
        ("a_", () => Repeat("a_")),
        ("random letters", () => Chance(100_000)),
        ("seed ", () => Repeat("seed ")),
        ("seed without blanks", () => Repeat("seed")),
        ("seed x seed y ", () => Repeat("seed x seed y ")),
        ("aha_1ace75a88751 ", () => Repeat("aha_1ace75a88751 ")),
    ];

    public static void Print(IEnumerable<string> rows)
    {
        Console.WriteLine($"{"cost, warm",-34} {"ms/KB",8}");
        var corpus = rows.ToList();
        Line("the corpus, joined", string.Join('\n', corpus));
        var records = corpus.Select(r => Redaction.Record(JournalKind.Signals, new JsonObject { { "id", "sig_1ace75a88751" }, { "ts", "2026-11-23T10:11:12Z" }, { "source", "agent" }, { "context", r } })).ToList();
        Measure("clean records, one by one", corpus.Sum(r => r.Length), () => records.ForEach(r => Redaction.Record(JournalKind.Signals, r)));
        Measure("orders to agents, row by row", corpus.Sum(r => r.Length), () => corpus.ForEach(r => InjectionScanner.Find(r)));
        var worst = 0.0;
        foreach (var (name, text) in Hostile)
            worst = Math.Max(worst, Line(name, text()));
        Console.WriteLine($"{"worst",-34} {worst,8:0.0000}");
        Console.WriteLine();
    }

    private static double Line(string name, string text) => Measure(name, text.Length, () => SecretScanner.Find(text));

    private static double Measure(string name, int length, Action run)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 25; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var cost = best * 1024 / length;
        Console.WriteLine($"{name,-34} {cost,8:0.0000}");
        return cost;
    }

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));

    private static string Chance(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (text, random) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 =:\"'/-_."[random.Next(70)];
        });
    }
}
