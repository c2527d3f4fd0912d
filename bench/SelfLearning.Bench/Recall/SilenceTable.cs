using SelfLearning.Core.Recall;

namespace SelfLearning.Bench.Recall;

/// <summary>Silence (bar D2): of the questions whose card stands in the ungated first three, how many keep it; of unrelated prompts, how
/// many bring something up. Two sets of one trade are never asked against each other.</summary>
internal static class SilenceTable
{
    private const string Ordinary = "ordinary prompts";
    private static readonly string[] Shell = ["thefuck", "nl2bash", "tldr"];
    private static readonly string[] Messages = ["rustc", "eslint"];
    private static readonly double[] Thresholds = [0.25, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9];

    private sealed record Asked(string Store, string Source, bool Related, double Fit);

    public static void Print(IReadOnlyList<DataSet> sets, IReadOnlyDictionary<string, CoreSearch> stores)
    {
        var rows = sets.Where(set => stores.ContainsKey(set.Name)).SelectMany(set => Ask(set, stores[set.Name], sets)).ToList();
        if (rows.Count == 0)
            return;
        Console.WriteLine("\nSilence: share of found cards kept / share of unrelated prompts answered, by least fit");
        Console.WriteLine($"{"least fit",-12}{"all",-14}{string.Concat(stores.Keys.Select(name => $"{name,-14}"))}");
        foreach (var threshold in Thresholds)
        {
            var cells = stores.Keys.Select(name => Cell(rows.Where(row => row.Store == name), threshold));
            Console.WriteLine($"{threshold,-12:F2}{Cell(rows, threshold),-14}{string.Concat(cells.Select(cell => $"{cell,-14}"))}");
        }

        Console.WriteLine($"thresholds: prompt {Fit.Threshold(SituationKind.Prompt):F2}, question {Fit.Threshold(SituationKind.Question):F2}, error {Fit.Threshold(SituationKind.Error):F2}");
        var ordinary = rows.Where(row => row.Source == Ordinary).ToList();
        var (prompt, question) = (Fit.Threshold(SituationKind.Prompt), Fit.Threshold(SituationKind.Question));
        foreach (var threshold in Thresholds)
            Console.WriteLine($"  ordinary prompts answered at {threshold:F2}: {Share(ordinary, threshold):F4} of all; {string.Join(", ", stores.Keys.Select(name => $"{name} {Share(ordinary.Where(row => row.Store == name), threshold):F3}"))}");
        foreach (var source in rows.Where(row => !row.Related).GroupBy(row => row.Source))
            Console.WriteLine($"  answered of unrelated {source.Key,-16} {Share(source, prompt):F4} at {prompt:F2} (a prompt), {Share(source, question):F4} at {question:F2} (a question), of {source.Count()}");
    }

    private static IEnumerable<Asked> Ask(DataSet set, CoreSearch store, IReadOnlyList<DataSet> sets)
    {
        foreach (var question in set.Questions)
        {
            var answers = set.Answers[question.Id];
            var items = store.Recall(question.Text, 3, 0).Items;
            if (items.FirstOrDefault(item => answers.ContainsKey(item.Id)) is { } found)
                yield return found.Score < Fit.BesideSure * items.Where(item => item.Sure).Select(item => item.Score).DefaultIfEmpty(0).Max()
                    ? new Asked(set.Name, set.Name, true, 0)
                    : new Asked(set.Name, set.Name, true, Math.Min(items.Max(item => item.Fit), found.Fit / Fit.Beside));
        }

        foreach (var (source, text) in Unrelated(set.Name, sets))
            yield return new Asked(set.Name, source, false, store.Recall(text, 3, 0).Items.Select(item => item.Fit).DefaultIfEmpty(0).Max());
    }

    private static IEnumerable<(string Source, string Text)> Unrelated(string store, IReadOnlyList<DataSet> sets)
    {
        foreach (var prompt in Resource.Lines("ordinary-prompts.txt"))
            yield return (Ordinary, prompt);
        string[] others = ["locomo_turn", .. Shell.Contains(store) ? Messages : [], .. Messages.Contains(store) ? Shell : []];
        foreach (var question in sets.Where(set => others.Contains(set.Name)).SelectMany(set => set.Questions.Select(question => (set.Name, question.Text))))
            yield return question;
    }

    private static string Cell(IEnumerable<Asked> rows, double threshold) =>
        $"{Share(rows.Where(row => row.Related), threshold):F3}/{Share(rows.Where(row => !row.Related), threshold):F3}";

    private static double Share(IEnumerable<Asked> rows, double threshold) =>
        rows.Select(row => row.Fit >= threshold ? 1.0 : 0).DefaultIfEmpty(0).Average();
}
