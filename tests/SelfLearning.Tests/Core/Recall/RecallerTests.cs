using SelfLearning.Core.Recall;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Tests.Core.Recall;

public sealed class RecallerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly RecallCard[] Cards =
    [
        new() { Id = "lock", Title = "SQLite database is locked under parallel writers", Problem = "sqlite3.OperationalError: database is locked after 500 ms", Steps = ["Set PRAGMA busy_timeout=5000", "Keep write transactions short"], Tags = ["sqlite"] },
        new() { Id = "hook", Title = "Skip the pre-commit hook once", WhenToUse = "A commit must go through while the hook is broken", Steps = ["git commit --no-verify"], Tags = ["git"] },
        new() { Id = "cert", Title = "Corporate proxy breaks npm install", Problem = "npm ERR! code UNABLE_TO_GET_ISSUER_CERT_LOCALLY", Steps = ["Set NODE_EXTRA_CA_CERTS to the company's certificate"], Skill = "node-setup" },
        new() { Id = "es", Title = "La migración falla con claves foráneas", Problem = "Al borrar la tabla de clientes la migración termina con un error de restricción", Steps = ["Desactivar las restricciones antes de migrar"] },
        new() { Id = "zh", Title = "数据库连接池耗尽", Problem = "高并发时请求超时", Steps = ["增大连接池大小"] },
        new() { Id = "ru", Title = "Ошибка кодировки при чтении файла", Problem = "Скрипт читает отчёт и падает на кириллице", Steps = ["Указать кодировку явно"] },
        new() { Id = "test", Title = "Flaky clock in the scheduler tests", Problem = "SchedulerTests.RunsNightly fails at the end of the month", Steps = ["Hand the clock in as TimeProvider"] },
        new() { Id = "css", Title = "Sticky header jumps in Safari", Problem = "position: sticky inside an overflow container", Steps = ["Move the overflow to the parent"] },
    ];

    private static readonly MemoryIndex Index = new([.. Cards.Select(IndexedCard.Of)]);

    [Theory]
    [InlineData("sqlite is locked when several processes write", "lock")]
    [InlineData("how do I commit without running the hooks, --no-verify?", "hook")]
    [InlineData("npm install fails behind the proxy with a certificate problem", "cert")]
    [InlineData("la migracion falla por las claves foraneas", "es")]
    [InlineData("数据库连接 超时", "zh")]
    [InlineData("ошибки кодировки в файлах", "ru")]
    [InlineData("the SchedulerTests RunsNightly test is flaky", "test")]
    public void A_question_in_any_language_finds_its_card_first(string question, string id)
    {
        var answer = new Recaller(Index, Now).Recall(new Situation { Task = question });
        Assert.Null(answer.Silent);
        Assert.Equal(id, answer.Items[0].Id);
        Assert.NotEmpty(answer.Items[0].Why);
        Assert.InRange(answer.Items[0].Fit, Fit.Threshold(SituationKind.Question), 1);
    }

    [Theory]
    [InlineData("add pagination to the users table")]
    [InlineData("please continue")]
    [InlineData("make the button blue")]
    [InlineData("write a readme for the new package")]
    public void An_ordinary_prompt_is_met_with_silence(string prompt) =>
        Assert.NotNull(new Recaller(Index, Now).Recall(new Situation { Prompt = prompt }).Silent);

    [Fact]
    public void An_empty_store_and_a_question_without_any_known_word_say_why()
    {
        Assert.Equal(Silence.EmptyStore, new Recaller(new MemoryIndex([]), Now).Recall(new Situation { Task = "anything" }).Silent);
        Assert.Equal(Silence.NoMatch, new Recaller(Index, Now).Recall(new Situation { Task = "xylophone quartz" }).Silent);
        Assert.Equal(Silence.NoMatch, new Recaller(Index, Now).Recall(new Situation()).Silent);
    }

    [Fact]
    public void The_calls_of_a_trace_do_not_outweigh_what_the_program_said()
    {
        var index = new MemoryIndex([.. new RecallCard[]
        {
            new() { Id = "exec", Title = "python execute", Problem = "runs a python file by its command line, bin and module" },
            new() { Id = "merge", Title = "migrations out of order", Problem = "merge the migration that was applied too late" },
        }.Concat(Cards).Select(IndexedCard.Of)]);
        const string Trace = """
            Migration 0003 should not have been applied before 0002
            Traceback (most recent call last):
              File "/srv/app/bin/python", line 42, in <module>
                exec(compile(file.read(), file, "exec"))
              File "/srv/app/manage.py", line 34, in <module>
                execute_from_command_line(sys.argv)
            """;
        Assert.Equal("merge", new Recaller(index, Now).Recall(new Situation { Prompt = Trace }, minFit: 0).Items[0].Id);
    }

    [Fact]
    public void What_a_long_output_goes_on_to_list_weighs_less_than_its_message()
    {
        var index = new MemoryIndex([.. new RecallCard[]
        {
            new() { Id = "fab", Title = "fab misspelled", Problem = "fabric tasks that are spelled wrong" },
            new() { Id = "glob", Title = "paths of a template", Problem = "glob a list of paths by a pathname pattern" },
        }.Concat(Cards).Select(IndexedCard.Of)]);
        var output = $"fab deloyp: tasks spelled wrong. Available: {string.Join(' ', Enumerable.Range(0, 60).Select(i => $"task{i}"))} template glob list paths pathname pattern";
        Assert.Equal("fab", new Recaller(index, Now).Recall(new Situation { Prompt = output }, minFit: 0).Items[0].Id);
        Assert.Equal("glob", new Recaller(index, Now).Recall(new Situation { Prompt = $"{output}\nERROR: template glob list paths pathname pattern" }, minFit: 0).Items[0].Id);
    }

    [Fact]
    public void An_error_that_occurred_before_is_known_by_its_signature()
    {
        var answer = new Recaller(Index, Now).Recall(new Situation { Error = "Running 3 of 9\nsqlite3.OperationalError: database is locked after 93 ms\nexit status 1" });
        Assert.Equal("lock", answer.Items[0].Id);
        Assert.True(answer.Items[0].Signature);
        Assert.Contains(answer.Items[0].Why, reason => reason.Feature == "signature");
    }

    [Fact]
    public void A_typo_finds_the_near_form_only_where_the_word_itself_is_unknown()
    {
        Assert.Equal("lock", new Recaller(Index, Now).Recall(new Situation { Task = "sqlite databsae loked" }, minFit: 0).Items[0].Id);
        var query = SituationQuery.Of(new Situation { Task = "database" }, Index, RankingWeights.Default);
        Assert.DoesNotContain(query.Terms.SelectMany(term => term.Forms), form => form.Worth == RankingWeights.Default.OtherForm);
    }

    [Fact]
    public void A_short_form_stands_for_its_word_more_than_a_neighbour_in_meaning_does()
    {
        var index = new MemoryIndex([.. new RecallCard[]
        {
            new() { Id = "rm", Title = "rm the stale lock" },
            new() { Id = "eliminate", Title = "eliminate the stale lock" },
        }.Concat(Cards).Select(IndexedCard.Of)]);
        Assert.Equal("rm", new Recaller(index, Now).Recall(new Situation { Task = "delete the stale lock" }, minFit: 0).Items[0].Id);
    }

    [Theory]
    [InlineData("sort a list of rows in Python by two keys", 0.5)]
    [InlineData("python sort rows by two keys", 0.5)]
    [InlineData("sort rows by two keys with Python3", 0.5)]
    [InlineData("nothing sorts since we updated python", 1)]
    [InlineData("does the python package need a build step", 1)]
    [InlineData("sort rows by two keys in `python`", 1)]
    public void A_language_that_a_request_is_only_written_in_weighs_half(string task, double weight) =>
        Assert.Equal(weight, Weight(new Situation { Task = task }));

    [Fact]
    public void A_language_in_an_error_or_a_command_weighs_what_any_word_does()
    {
        Assert.Equal(1, Weight(new Situation { Error = "python: command not found" }));
        var index = new MemoryIndex([IndexedCard.Of(new RecallCard { Id = "py", Title = "python manage.py needs the settings module" })]);
        Assert.Equal(1, SituationQuery.Of(new Situation { Command = "python manage.py migrate" }, index, RankingWeights.Default).Terms.Single(term => term.Text == "python").Weight);
    }

    private static double Weight(Situation situation) => SituationQuery.Of(situation, Index, RankingWeights.Default).Terms.Single(term => term.Text == "python").Weight;

    [Fact]
    public void Without_silence_everything_that_matches_is_ranked() =>
        Assert.NotEmpty(new Recaller(Index, Now).Recall(new Situation { Prompt = "write a readme for the new file" }, minFit: 0).Items);

    [Fact]
    public void The_skill_at_hand_lifts_its_cards()
    {
        double Score(string? skill) => new Recaller(Index, Now).Recall(new Situation { Task = "npm certificate", Skill = skill }, minFit: 0).Items[0].Score;
        Assert.True(Score("node-setup") > Score(null));
    }

    [Fact]
    public void A_second_source_of_candidates_is_ranked_beside_the_words()
    {
        static IReadOnlyList<int> Sixth(SituationQuery query, ICardIndex index, int limit) => [6];
        var ranked = new Recaller(Index, Now, null, [WordCandidates.Of, Sixth]).Rank(SituationQuery.Of(new Situation { Task = "sticky header" }, Index, RankingWeights.Default));
        Assert.Equal(["css", "test"], ranked.Select(match => match.Card.Id));
    }

    [Fact]
    public void A_text_that_quotes_an_error_is_answered_more_readily_than_one_of_the_same_words_that_does_not()
    {
        var asked = Fits("Mirror: sticky overflow in the parent container");
        var quoted = Fits("Error: sticky overflow in the parent container");
        Assert.Equal("css", asked.Id);
        Assert.Equal("css", quoted.Id);
        Assert.True(quoted.Fit > asked.Fit + 0.05, $"{quoted.Fit} {asked.Fit}");

        static RecallItem Fits(string prompt) => new Recaller(Index, Now).Recall(new Situation { Prompt = prompt }, minFit: 0).Items[0];
    }

    [Fact]
    public void The_index_in_memory_gives_a_card_back_as_it_was()
    {
        var pool = new WordPool();
        for (var i = 0; i < Cards.Length; i++)
        {
            var card = IndexedCard.Of(Cards[i]);
            var pooled = IndexedCard.Of(Cards[i], pool);
            Assert.Equal((card.Id, card.Facts), (Index.Card(i).Id, Index.Card(i).Facts));
            for (var field = 0; field < CardFields.Count; field++)
            {
                Assert.Equal(card.Fields[field], Index.Card(i).Fields[field]);
                Assert.Equal(card.Fields[field], pooled.Fields[field]);
            }
        }
    }

    [Fact]
    public void Terms_stored_as_columns_of_text_give_the_same_answers()
    {
        var stored = Cards.Select(IndexedCard.Of).Select(card => card with
        {
            Fields = [.. Enum.GetValues<CardField>().Select(field => string.Join(' ', card.Fields[(int)field]).Split(' ', StringSplitOptions.RemoveEmptyEntries))],
        });
        var other = new MemoryIndex([.. stored]);
        var situation = new Situation { Task = "commit while the hook is broken", Files = ["src/SchedulerTests.cs"] };
        Assert.Equal(
            new Recaller(Index, Now).Recall(situation, minFit: 0).Items.Select(item => (item.Id, item.Score, item.Fit)),
            new Recaller(other, Now).Recall(situation, minFit: 0).Items.Select(item => (item.Id, item.Score, item.Fit)));
    }
}
