using SelfLearning.Tests.Support;
using SelfLearning.Hosts.Cli;

namespace SelfLearning.Tests.Terminal;

public sealed class PatienceTests
{
    [Fact]
    public void Long_work_is_told_and_the_line_goes_away_with_it()
    {
        using var box = new Sandbox();
        var error = new Told();
        using (var patience = new Patience(box.Env(Stream.Null, TextWriter.Null, error) with { Columns = 60 }))
        {
            patience.Report("4 of 9 transcripts");
            Assert.True(SpinWait.SpinUntil(() => $"{error}".Contains("4 of 9 transcripts, ", StringComparison.Ordinal), TimeSpan.FromMinutes(1)));
        }

        var told = $"{error}";
        Assert.EndsWith($"\r{new string(' ', 59)}\r", told, StringComparison.Ordinal);
        Assert.All(told.Split('\r', StringSplitOptions.RemoveEmptyEntries), line => Assert.Equal(59, line.Length));
    }

    [Fact]
    public void After_a_question_nothing_more_is_told()
    {
        using var box = new Sandbox();
        var error = new Told();
        using var patience = new Patience(box.Env(Stream.Null, TextWriter.Null, error) with { Columns = 60 });
        patience.Report(null);
        Thread.Sleep(1500);
        Assert.Equal("", $"{error}");
    }

    private sealed class Told : StringWriter
    {
        private readonly Lock gate = new();

        public override void Write(string? value)
        {
            lock (gate)
                base.Write(value);
        }

        public override string ToString()
        {
            lock (gate)
                return base.ToString();
        }
    }
}
