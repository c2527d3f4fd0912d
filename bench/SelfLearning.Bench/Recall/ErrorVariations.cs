using System.Globalization;
using System.Text;
using SelfLearning.Core.Recall;

namespace SelfLearning.Bench.Recall;

/// <summary>Errors that come again with other numbers, paths, addresses, times, ids and names (bar D3): each template makes one card,
/// filled once; then it is filled anew and asked for, among many other cards.</summary>
internal static class ErrorVariations
{
    private static readonly string[] Words = ["orders", "billing", "report", "Session", "tenant", "invoice", "parser", "Widget", "catalog", "upload", "reindex", "Ledger", "sampler", "gateway", "Cursor", "profile"];

    public static IReadOnlyList<string> Templates => Resource.Lines("error-templates.txt");

    /// <summary>One card a template, its error in the problem among other words.</summary>
    public static IEnumerable<RecallCard> Cards()
    {
        var random = new Random(7);
        foreach (var (template, i) in Templates.Select((template, i) => (template, i)))
        {
            yield return new RecallCard
            {
                Id = $"error-{i}",
                Title = $"What helped on day {i + 1}",
                WhenToUse = "When this comes up again",
                Problem = $"The job stopped. The output was:\n{Fill(template, random)}\nIt took a while to see why.",
                Steps = ["Look at the setting first, then try once more."],
            };
        }
    }

    /// <summary>How many of the errors find their card first, asked with other values each time.</summary>
    public static (int First, int Asked, List<string> Missed) Run(ICardIndex index, int rounds, DateTimeOffset now, Func<string, Situation> asked)
    {
        var random = new Random(11);
        var recaller = new Recaller(index, now);
        var first = 0;
        var count = 0;
        var missed = new List<string>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (template, i) in Templates.Select((template, i) => (template, i)))
            {
                var error = Fill(template, random);
                var answer = recaller.Recall(asked(error), 3);
                count++;
                if (answer.Items.Count > 0 && answer.Items[0].Id == $"error-{i}")
                    first++;
                else
                    missed.Add(error);
            }
        }

        return (first, count, missed);
    }

    private static string Fill(string template, Random random)
    {
        var text = new StringBuilder();
        for (var at = 0; at < template.Length;)
        {
            var close = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (close < 0)
            {
                text.Append(template[at++]);
                continue;
            }

            text.Append(Value(template[(at + 1)..close], random));
            at = close + 1;
        }

        return text.ToString();
    }

    private static string Value(string kind, Random random)
    {
        string Word() => Words[random.Next(Words.Length)];
        return kind switch
        {
            "n" => random.Next(1, (int)Math.Pow(10, random.Next(1, 6)) + 2).ToString(CultureInfo.InvariantCulture),
            "path" => $"/{Word()}/{Word().ToLowerInvariant()}{random.Next(100)}/{Word()}.{new[] { "rs", "ts", "cs", "py", "go" }[random.Next(5)]}",
            "hex" => "0x" + random.NextInt64().ToString("x12", CultureInfo.InvariantCulture),
            "uuid" => new Guid(random.Next(), 7, 9, [.. Enumerable.Range(0, 8).Select(_ => (byte)random.Next(256))]).ToString(),
            "addr" => random.Next(2) == 0 ? $"{random.Next(10, 250)}.{random.Next(250)}.{random.Next(250)}.{random.Next(1, 250)}" : $"{Word().ToLowerInvariant()}{random.Next(50)}.example.com",
            "time" => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(60_000_000)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            _ => Word() + random.Next(100).ToString(CultureInfo.InvariantCulture),
        };
    }
}
