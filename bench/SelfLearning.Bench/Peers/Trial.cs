using System.Globalization;
using System.Text;
using SelfLearning.Bench.Recall;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Quality.Recall;

namespace SelfLearning.Bench.Peers;

/// <summary>What one peer does with the same material, row by row of the table.</summary>
internal sealed class Trial(IPeer peer, string folder)
{
    public const int Writers = 4;
    public const int EachWrites = 50;

    private static readonly IReadOnlyList<OwnCard> Held = [.. OwnCard.All.Where(own => own.IsHeldOut)];
    private static readonly IReadOnlyList<string> Ordinary = Resource.Lines("ordinary-prompts.txt");
    private readonly Dictionary<string, string> cells = new(StringComparer.Ordinal);

    /// <summary>How the peer was asked, and what the other way gave.</summary>
    public string? Note { get; private set; }

    public IReadOnlyDictionary<string, string> Run()
    {
        cells[Row.Installed] = peer.Installed;
        cells[Row.Start] = peer.Start(Path.Combine(folder, "start"));
        var full = Path.Combine(folder, "full");
        using (var memory = peer.Open(full))
        {
            if (!memory.Record([.. OwnCard.All.Select(Of)]) || memory.Titles().Count != OwnCard.All.Count)
                throw new InvalidOperationException($"{peer.Name} did not take the {OwnCard.All.Count} lessons.");
            cells[Row.Record] = Figure.Milliseconds(Figure.Median(Enumerable.Range(0, 20).Select(i => Timed(() => memory.Record([new Lesson($"bench {i}", "timing", ["none"])])))));
        }

        Recall(full);
        Hooks(full);
        cells[Row.Secrets] = Secrets();
        cells[Row.Lost] = Lost();
        return cells;
    }

    private void Recall(string full)
    {
        using var memory = peer.Open(full);
        var whole = Ask(memory);
        var best = whole;
        if (peer.SearchesBySubstring)
        {
            var words = Ask(new WordByWord(memory));
            best = words.Right >= whole.Right ? words : whole;
            var (used, other, others) = best == words ? ("for each telling word, the answers put together, most words first", "for the whole text", whole) : ("for the whole text", "for each telling word", words);
            Note = string.Create(CultureInfo.InvariantCulture,
                $"{peer.Name} searches by substring. It was asked {used} ({best.Calls:0.0} calls a question); {other} it gives {others.Questions} of the questions, {others.Errors} of the errors, {others.Ordinary} ordinary prompts, {others.Bytes:N0} bytes.");
        }

        cells[Row.Ask] = Figure.Milliseconds(best.Time) + (best.Calls > 1 ? " a call" : "");
        cells[Row.Questions] = $"{best.Questions}";
        cells[Row.Errors] = $"{best.Errors}";
        cells[Row.Ordinary] = $"{best.Ordinary}" + (best.Weak > 0 ? $", {best.Weak} of them marked weak" : "");
        cells[Row.Bytes] = best.Bytes.ToString("N0", CultureInfo.InvariantCulture);
    }

    private static Score Ask(IMemory memory)
    {
        var questions = Held.Where(own => own.Question is not null).Select(own => (own, Answer: memory.Ask(own.Question!, false))).ToList();
        var errors = Held.Where(own => own.Error is not null).Select(own => (own, Answer: memory.Ask(own.Error!, true))).ToList();
        var ordinary = Ordinary.Select(prompt => memory.Ask(prompt, false)).Where(a => a.Titles.Count > 0).ToList();
        return new Score(
            Found(questions), Found(errors), ordinary.Count, ordinary.Count(a => a.IsWeak), Figure.Median(questions.Select(q => (double)q.Answer.Bytes)),
            Figure.Median(questions.SelectMany(q => q.Answer.Milliseconds)), questions.Average(q => q.Answer.Milliseconds.Count));

        static int Found(IEnumerable<(OwnCard Own, Answer Answer)> asked) => asked.Count(a => a.Answer.Titles.Take(5).Contains(a.Own.Title));
    }

    private void Hooks(string full)
    {
        if (peer.Hook(full, "") is null)
        {
            foreach (var row in new[] { Row.Hooks, Row.HookErrors, Row.HookOrdinary, Row.HookBytes })
                cells[row] = "no hooks";
            return;
        }

        var number = 0;
        var errors = Held.Where(own => own.Error is not null).Select(own => (own, Fired: Fire(new JsonObject
        {
            { "hook_event_name", "PostToolUseFailure" }, { "tool_name", "Bash" }, { "tool_input", new JsonObject { { "command", "./ci.sh" } } }, { "error", "Exit code 1\n" + own.Error },
        }))).ToList();
        var ordinary = Ordinary.Select(prompt => Fire(new JsonObject { { "hook_event_name", "UserPromptSubmit" }, { "prompt", prompt } })).ToList();
        var spoke = errors.Where(e => e.Fired.Text.Length > 0).ToList();
        cells[Row.Hooks] = $"silent {Figure.Milliseconds(Figure.Median(ordinary.Where(f => f.Text.Length == 0).Select(f => f.Time)))}, speaking {Figure.Milliseconds(Figure.Median(spoke.Select(e => e.Fired.Time)))}";
        cells[Row.HookErrors] = $"{errors.Count(e => e.Fired.Text.Contains(JsonText.Line(e.own.Title).Trim('"'), StringComparison.Ordinal))}";
        cells[Row.HookOrdinary] = $"{ordinary.Count(f => f.Text.Length > 0)}";
        cells[Row.HookBytes] = Figure.Median(spoke.Select(e => (double)Encoding.UTF8.GetByteCount(e.Fired.Text))).ToString("N0", CultureInfo.InvariantCulture);

        (string Text, double Time) Fire(JsonObject payload)
        {
            var input = JsonText.Line(payload.Set("session_id", $"s{number++}").Set("cwd", full).Set("tool_use_id", "t"));
            var text = "";
            var time = Timed(() => text = peer.Hook(full, input)!.RunOnce().Output);
            return (text, time);
        }
    }

    private string Secrets()
    {
        var at = Path.Combine(folder, "secrets");
        using (var memory = peer.Open(at))
        {
            foreach (var (lesson, _) in MadeSecrets.All)
                memory.Record([lesson]);
        }

        var files = Directory.EnumerateFiles(at, "*", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        using var again = peer.Open(at);
        var kept = again.Titles().Count;
        return $"{MadeSecrets.All.Count(s => files.Any(f => f.Contains(s.Secret, StringComparison.Ordinal)))}" + (kept == MadeSecrets.All.Count ? "" : $" ({kept} lessons kept)");
    }

    private string Lost()
    {
        var at = Path.Combine(folder, "writers");
        var failed = 0;
        peer.Open(at).Dispose();
        var writers = Enumerable.Range(0, Writers).Select(w => new Thread(() =>
        {
            using var memory = peer.Open(at);
            for (var i = 0; i < EachWrites; i++)
            {
                try
                {
                    if (!memory.Record([new Lesson($"lesson {i} of writer {w}", "written at the same time as others", ["none"])]))
                        Interlocked.Increment(ref failed);
                }
                catch (Exception e) when (e is InvalidOperationException or IOException)
                {
                    Interlocked.Increment(ref failed);
                }
            }
        })).ToList();
        writers.ForEach(w => w.Start());
        writers.ForEach(w => w.Join());
        using var reader = peer.Open(at);
        var lost = (Writers * EachWrites) - reader.Titles().Count;
        return $"{lost}" + (failed > 0 ? $", {failed} of them told" : lost > 0 ? ", none told" : "");
    }

    private static double Timed(Action action)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        action();
        return System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static Lesson Of(OwnCard own) => new(own.Title, own.Error is null ? own.Problem : $"{own.Problem}\n{own.Error}", own.Steps);

    private sealed record Score(int Questions, int Errors, int Ordinary, int Weak, double Bytes, double Time, double Calls)
    {
        public int Right => Questions + Errors;
    }
}
