using System.Text.RegularExpressions;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Quality.Recall;

/// <summary>What surrounds an error when an agent meets it. Each has two forms, so that the half of the material that is held out is wrapped
/// otherwise than the half on which recall was tuned.</summary>
internal sealed partial record Wrapping(string Name, Func<string, int, Situation> Of)
{
    private static readonly string[] BuildNoise =
    [
        "> shop@3.2.1 ci", "> node scripts/ci.mjs", "[1/4] Resolving packages...", "[2/4] Fetching packages...", "info Visit https://yarnpkg.com/en/docs/cli/run for documentation",
        "✓ 214 modules transformed.", "dist/assets/index-4f1c2d3e.js   142.31 kB │ gzip: 45.80 kB", "warning \" > eslint-loader@4.0.2\" has unmet peer dependency", "Done in 12.41s.",
        "Uploading artifacts for failed job", "Cleaning up project directory and file based variables", "ERROR: Job failed: exit code 1",
    ];

    private static readonly string[] TestNoise =
    [
        "============================= test session starts ==============================", "platform linux -- Python 3.12.1, pytest-8.0.0, pluggy-1.4.0", "rootdir: /builds/acme/shop", "plugins: cov-4.1.0, xdist-3.5.0",
        "collected 312 items", "tests/test_cart.py ........................                              [ 21%]", "tests/test_mail.py ..F.............                                      [ 40%]",
        "=================================== FAILURES ===================================", "_____________________________ test_total ______________________________________", ">       result = run()",
        "=========================== short test summary info ============================", "!!!!!!!!!!!!!!!!!!!!!!!!!! stopping after 1 failures !!!!!!!!!!!!!!!!!!!!!!!!!!!",
    ];

    public static IReadOnlyList<Wrapping> All { get; } =
    [
        new("verbatim", (error, _) => Output(error)),
        new("its core alone", (error, _) => Said(Core(error))),
        Prompt("in an English prompt", "I am working on the importer and now I keep getting this: {0} - any idea what to do?", "Since this morning the build says {0} and I have no clue why. Please have a look."),
        Prompt("its core in an English prompt", "hey, after lunch my run ended with {1}, can you look into it", "The last step printed {1} again, please sort it out."),
        Prompt("in a German prompt", "Beim Bauen bekomme ich seit gestern diesen Fehler: {0} Was kann ich dagegen tun?", "Kannst du dir das bitte ansehen? Auf meinem Rechner kommt immer {0} und ich weiß nicht weiter."),
        Prompt("its core in a German prompt", "Der letzte Schritt bricht mit der Meldung {1} ab, woran liegt das?", "Ich sehe hier nur noch {1} und verstehe nicht, warum. Hilf mir bitte."),
        Prompt("in a French prompt", "Depuis ce matin j'obtiens cette erreur quand je lance le projet : {0} Comment la corriger ?", "Peux-tu regarder ? Chez moi la commande affiche {0} et je ne comprends pas pourquoi."),
        Prompt("in a Spanish prompt", "Desde ayer me sale este error al compilar: {0} ¿Qué puedo hacer?", "Hola, necesito ayuda con esto, el servidor muestra {0} y no sé por qué pasa."),
        Prompt("in a Portuguese prompt", "Desde ontem aparece este erro quando rodo o projeto: {0} O que devo fazer?", "Você pode ver isso? O comando mostra {0} e não entendo o motivo."),
        Prompt("in a Polish prompt", "Od wczoraj podczas budowania dostaję taki błąd: {0} Co mam z tym zrobić?", "Czy możesz na to spojrzeć? U mnie program wypisuje {0} i nie wiem dlaczego."),
        Prompt("in a Japanese prompt", "昨日からビルドすると次のエラーが出ます。{0} どうすれば直りますか？", "すみません、実行すると {0} と表示されて止まってしまいます。原因を調べてください。"),
        Prompt("in a Chinese prompt", "从昨天开始构建时报这个错：{0} 应该怎么解决？", "麻烦帮我看一下，运行之后出现 {0} ，不知道是什么原因。"),
        new("behind a log prefix", (error, form) => Output(form == 0
            ? $"2026-03-04T05:06:07.123Z ERROR [http-worker-7] c.a.s.Importer req=7f3a91c2 - {error}"
            : $"Mar  4 05:06:07 build07 runner[4711]: <3>level=error trace=00af31 msg={error}")),
        new("caused by, with Java frames", (error, form) => Output(form == 0
            ? $"java.lang.RuntimeException: job failed\n\tat com.acme.Job.run(Job.java:42)\n\tat java.base/java.lang.Thread.run(Thread.java:840)\nCaused by: {error}\n\tat com.acme.Step.call(Step.java:17)\n\t... 12 more"
            : $"org.acme.StepFailed: step 4 did not finish\n\tat org.acme.Plan.next(Plan.kt:88)\nCaused by: org.acme.Nested: {error}\n\tat org.acme.Tool.open(Tool.kt:9)\n\tat org.acme.Plan.next(Plan.kt:71)\n\t... 3 more")),
        new("among 12 lines of tool noise", (error, form) => Output(form == 0 ? Among(BuildNoise, error, 7) : Among(TestNoise, error, 10))),
        new("in a line of JSON", (error, form) => Output(form == 0
            ? $"{{\"ts\":\"2026-03-04T05:06:07Z\",\"level\":\"error\",\"pod\":\"api-7d9f\",\"msg\":\"{Escaped(error)}\",\"took\":31}}"
            : $"{{\"severity\":\"ERROR\",\"labels\":{{\"app\":\"worker\"}},\"textPayload\":\"{Escaped(error)}\",\"insertId\":\"1x9f3k\"}}")),
        new("behind a container's name", (error, form) => Output(form == 0
            ? $"web-1     | Starting up\nweb-1     | {error}\nweb-1 exited with code 1"
            : $"[backend] > node server.js\n[backend] {error}\n[backend] npm run dev exited with code 1")),
        new("quoted in Markdown", (error, form) => Said(form == 0 ? $"The job is red:\n\n```\n{error}\n```\n\nPlease repair it." : $"Reviewer wrote: it stops with `{error}`, see the run of today. Take care of it.")),
        new("folded at 60 columns", (error, _) => Output(Folded(error, 60))),
        new("with other numbers and paths", (error, form) => Output(Changed(error, form))),
    ];

    /// <summary>What the error says, without who says it and without what follows: at most eight words.</summary>
    public static string Core(string error)
    {
        var head = Head().Match(error);
        var rest = head.Success && error[head.Length..].Split(' ').Length >= 3 ? error[head.Length..] : error;
        return string.Join(' ', rest.Split(' ').Take(8)).TrimEnd('.', ',', ':');
    }

    private static Wrapping Prompt(string name, params string[] forms) =>
        new(name, (error, form) => Said(forms[form].Replace("{0}", error, StringComparison.Ordinal).Replace("{1}", Core(error), StringComparison.Ordinal)));

    private static Situation Said(string text) => new() { Prompt = text };

    private static Situation Output(string text) => new() { Error = text };

    private static string Among(string[] noise, string error, int at) => string.Join('\n', [.. noise.Take(at), error, .. noise.Skip(at)]);

    private static string Escaped(string error) => error.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Folded(string text, int columns)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= columns)
                lines.Add("");
            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return string.Join("\n    ", lines);
    }

    // A number that stands alone and a path are those of another day; codes stay.
    private static string Changed(string error, int form) =>
        Path().Replace(Number().Replace(error, form == 0 ? "7" : "60413"), form == 0 ? "/srv/other/place.txt" : "/mnt/b/x9/Thing.cfg");

    [GeneratedRegex(@"^(?:\S+ ){0,3}?\S*: ")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<![\w.:/\-\[(])\d+(?![\w.:/\-\])])")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[\s'""(])/(?:[\w.\-]+/)+[\w.\-]+")]
    private static partial Regex Path();
}
