using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Corrections;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Bench.Learn;

internal static class DumpTurns
{
    public static void Run(List<LabelledSession> sessions)
    {
        foreach (var s in sessions)
        {
            var t = s.Read;
            var all = CorrectionFinder.Find(t).ToDictionary(c => c.At);
            for (var i = 0; i < t.Turns.Count; i++)
            {
                var turn = t.Turns[i];
                if (!all.TryGetValue("u" + turn.At, out var c))
                    continue;
                var prev = t.Turns.Take(i).LastOrDefault(x => !x.IsHarness)?.Order ?? -1;
                var next = i + 1 < t.Turns.Count ? t.Turns[i + 1].Order : int.MaxValue;
                var before = t.Calls.Where(x => x.Order > prev && x.Order < turn.Order).ToList();
                var after = t.Calls.Where(x => x.Order > turn.Order && x.Order < next).ToList();
                var last = t.Texts.LastOrDefault(x => x.Order < turn.Order && x.Order > prev)?.Text ?? "";
                var reply = t.Texts.FirstOrDefault(x => x.Order > turn.Order && x.Order < next)?.Text ?? "";
                var lab = s.Labels.FirstOrDefault(l => l.At == "u" + turn.At);
                Console.WriteLine(JsonText.Line(new JsonObject { { "s", s.Name }, { "half", s.IsForTuning ? "t" : "c" }, { "at", "u" + turn.At }, { "kind", lab?.Kind ?? "" }, { "worth", lab?.Worth ?? -1 }, { "v", new JsonNumber(c.Worth.Value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)) },
                    { "text", turn.Text }, { "len", turn.Length }, { "before", before.Count }, { "ebefore", before.Count(x => x.Kind == CallKind.Edit) }, { "after", after.Count }, { "eafter", after.Count(x => x.Kind == CallKind.Edit) }, { "last", last }, { "reply", reply }, { "i", i }, { "n", t.Turns.Count }, { "why", string.Join("; ", c.Worth.Reasons) } }));
            }
        }
    }
}
