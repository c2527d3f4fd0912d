using SelfLearning.Tests.Quality.Recall;

namespace SelfLearning.Bench.Recall;

/// <summary><c>bench recall-wild [--held] [--missed]</c>: the own material, as the quality tests ask it: how its cards are found through every wrapping,
/// and what comes up beside them. The half that is held out is asked only on demand.</summary>
internal static class WildBench
{
    public static int Run(string[] args)
    {
        var measure = new WildMeasure(args.Contains("--held"));
        var errors = measure.Errors().ToList();
        WildMeasure.Row[] rows =
        [
            .. errors,
            new("all wrappings", errors.Sum(row => row.Asked), errors.Sum(row => row.Found), errors.Sum(row => row.Strangers), []),
            measure.Paraphrases(), measure.UnaskedParaphrases(), measure.Elsewhere(), measure.Traps(), measure.NoTraps(),
            measure.Ordinary(Resource.Lines("ordinary-prompts.txt"), "ordinary prompts"), measure.Ordinary(OwnCard.OrdinaryPrompts, "in other languages"),
        ];
        Console.WriteLine($"{"",-34} {"asked",6} {"found",6} {"share",6} {"strangers a hit",16}");
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Name,-34} {row.Asked,6} {row.Found,6} {(double)row.Found / row.Asked,6:F3} {(double)row.Strangers / Math.Max(1, row.Found),16:F3}");
            foreach (var missed in args.Contains("--missed") ? row.Missed : [])
                Console.WriteLine($"      {missed.Replace('\n', '⏎')}");
        }

        return 0;
    }
}
