namespace SelfLearning.Tests.Terminal;

/// <summary>Ctrl-C and a request to end.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly NativeBox native = new();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_run_that_waits_for_input_ends_at_once_and_writes_nothing(string signal)
    {
        // A test run in the background is started with Ctrl-C ignored, and so would be what it starts.
        var ran = native.Bash($"mkfifo p; exec 9<>p; timeout --preserve-status -s {signal} 2 env --default-signal={signal} $SL record <p");
        Assert.Equal((130, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: Interrupted.\n", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(native.Box.Store));
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("redact-history", "--apply")]
    [InlineData("repair", "--apply")]
    public void A_long_run_ends_soon_and_leaves_what_was_there(params string[] args)
    {
        var line = string.Join(' ', Enumerable.Repeat("some words of a lesson that was learned in this project", 40));
        var lines = string.Concat(Enumerable.Range(0, 8000).Select(i => $$"""{"id": "aha_{{i}}", "ts": "2026-01-01T00:00:00Z", "title": "t {{i}}", "problem": "{{line}}"}""" + "\n"));
        var journal = native.Box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", lines);
        var ran = native.Bash($"set -m; $SL {string.Join(' ', args)} >out & sleep 0.05; kill -TERM $!; s=$(date +%s%N); wait $!; c=$?; echo $(( ($(date +%s%N) - s) / 1000000 )); exit $c");
        Assert.Equal(130, ran.Exit);
        Assert.InRange(int.Parse(ran.Output, System.Globalization.CultureInfo.InvariantCulture), 0, 4000);
        Assert.Equal(lines, File.ReadAllText(journal));
        Assert.Equal("", File.ReadAllText(Path.Combine(native.Box.Repo, "out")));
    }

    [Fact]
    public void Every_loop_in_process_sees_the_request()
    {
        native.Box.DoWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        native.Box.Stop = stop.Token;
        foreach (var args in new string[][] { ["list"], ["review"], ["doctor"], ["redact-history"], ["show", "aha_1"], ["recall", "x"], ["backport-status"] })
        {
            var ran = native.Box.Run(args);
            Assert.True((130, "") == (ran.Exit, ran.Output), $"{args[0]}: {ran.Exit} {ran.Error}");
        }
    }

    public void Dispose() => native.Dispose();
}
