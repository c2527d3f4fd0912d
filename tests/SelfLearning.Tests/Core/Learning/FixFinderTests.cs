using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Tests.Core.Learning;

public sealed class FixFinderTests
{
    [Fact]
    public void A_changed_flag_is_a_fix_of_worth_with_its_reasons()
    {
        var fix = Single(Story.Begin().Fail("bd status --short", "Error: unknown flag: --short").Ok("bd status"));
        Assert.Equal((0, 1, FixHow.Command, ErrorKind.Usage), (fix.Failed.At, fix.Ok!.At, fix.How, fix.Error.Kind));
        Assert.True(fix.Worth.IsEnough);
        Assert.Contains("worked at the next call", fix.Worth.Reasons);
        Assert.Contains("error: wrong flag, subcommand or argument", fix.Worth.Reasons);
    }

    [Fact]
    public void The_same_command_from_another_folder_is_a_fix()
    {
        var fix = Single(Story.Begin().Fail("go test ./...", "pattern ./...: directory prefix . does not contain main module").Ok("cd /w/src && go test ./..."));
        Assert.Equal((FixHow.Surroundings, ErrorKind.Folder), (fix.How, fix.Error.Kind));
        Assert.True(fix.Worth.IsEnough);
    }

    [Fact]
    public void A_command_between_that_changed_something_is_the_decisive_step_and_every_step_is_kept()
    {
        var fix = Single(Story.Begin()
            .Fail("git commit -m x", "husky - pre-commit hook exited with code 1\nMissing generated files")
            .Ok("cat package.json").Edit("api.ts").Ok("pnpm api:generate").Ok("git commit -m x"));
        Assert.Equal(FixHow.State, fix.How);
        Assert.Equal("pnpm api:generate", fix.MadeIt.Input);
        Assert.Equal(["api.ts", "pnpm api:generate", "git commit -m x"], fix.Steps.Select(s => s.Input));
        Assert.True(fix.Worth.IsEnough);
    }

    [Fact]
    public void The_next_error_shows_that_the_first_is_gone()
    {
        var fix = Find(Story.Begin()
            .Fail("pnpm add x@workspace:*", "zsh: no matches found: x@workspace:*")
            .Fail("pnpm add \"x@workspace:*\" --save-dev", "ERR_PNPM_OUTDATED_LOCKFILE the lockfile is not up to date"))[0];
        Assert.Null(fix.Ok);
        Assert.Equal(1, fix.MadeIt.At);
    }

    [Theory]
    [InlineData("npm test", "--- FAIL: TestAdd\nexpected 3", "a red test mended in the code")]
    [InlineData("npx tsc --noEmit", "src/a.ts(1,2): error TS2304: Cannot find name 'x'.", "a compile error mended in the code")]
    public void What_is_mended_in_the_code_teaches_nothing(string command, string output, string why) =>
        Assert.False(Single(Story.Begin().Fail(command, output).Edit("a.ts").Ok(command)).Worth.IsEnough, why);

    [Theory]
    [InlineData("grep -rn foo src", "")]
    [InlineData("ls docs/maybe.md", "ls: cannot access 'docs/maybe.md': No such file or directory")]
    [InlineData("which zsh", "which: no zsh in (/usr/bin)")]
    [InlineData("gh pr checks 12", "build\tfail\t3m\nlint\tpass")]
    public void Probes_that_find_nothing_are_no_lessons(string command, string output) =>
        Assert.DoesNotContain(Find(Story.Begin().Fail(command, output).Ok("cat README.md").Ok("npm run build")), f => f.Worth.IsEnough);

    [Fact]
    public void A_flaky_command_is_no_lesson() =>
        Assert.DoesNotContain(Find(Story.Begin().Fail("npm run e2e", "Error: page crashed").Ok("npm run e2e")), f => f.Worth.IsEnough);

    [Theory]
    [InlineData(CallOutcome.Denied)]
    [InlineData(CallOutcome.NotRun)]
    public void Denied_and_cancelled_calls_are_no_failures(CallOutcome outcome) =>
        Assert.Empty(Find(Story.Begin().Fail("bd status --short", "Error: unknown flag: --short", outcome).Ok("bd status")));

    [Fact]
    public void A_failure_behind_a_pipe_is_seen_when_the_command_was_changed()
    {
        var fix = Single(Story.Begin().Ok("pnpm --filter web typecheck 2>&1 | tail -5", "ERR_PNPM_RECURSIVE_RUN_NO_SCRIPT None of the selected packages has a \"typecheck\" script").Ok("pnpm --filter web exec tsc --noEmit"));
        Assert.True(fix.IsSoft);
        Assert.True(fix.Worth.IsEnough);
    }

    [Fact]
    public void Error_words_in_what_was_looked_at_are_no_failure() =>
        Assert.Empty(Find(Story.Begin().Ok("cat build.log | tail -20", "Error: unknown flag: --short").Ok("cat build.log | head")));

    [Fact]
    public void A_success_far_away_is_another_matter()
    {
        var story = Story.Begin().Fail("bd status --short", "Error: unknown flag: --short");
        for (var i = 0; i < FixFinder.Window + 1; i++)
            story.Ok($"cat file{i}.txt");
        Assert.Empty(Find(story.Ok("bd status")).Where(f => f.Worth.IsEnough));
    }

    private static IReadOnlyList<Fix> Find(Story story) => FixFinder.Find(story.Told());

    private static Fix Single(Story story) => Assert.Single(Find(story));
}
