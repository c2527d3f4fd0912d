using System.Diagnostics;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Reliability;

/// <summary>A2: the published program is killed at random instants.</summary>
public sealed class KillTests
{
    [Fact]
    public void A_killed_process_loses_and_tears_nothing()
    {
        var program = Project.Program();
        var rounds = Project.IsLong ? 1000 / Scenarios.Writing.Count + 1 : 4;
        var (killed, acknowledged) = (0, 0);
        var random = new Random(20260101);
        using var world = new World();
        foreach (var scenario in Scenarios.Writing)
        {
            var whole = Duration(world, scenario, program);
            for (var i = 0; i < rounds; i++)
            {
                world.Reset();
                using var process = world.Start(scenario, program, []);
                var end = Stopwatch.GetTimestamp() + (long)(whole * random.NextDouble() * 1.1);
                while (Stopwatch.GetTimestamp() < end && !process.HasExited)
                    Thread.SpinWait(50);
                process.Kill();
                process.WaitForExit();
                var done = process.ExitCode == 0;
                (killed, acknowledged) = (killed + (done ? 0 : 1), acknowledged + (done ? 1 : 0));
                world.Check(scenario, done, $"killed in round {i}");
                world.CheckUse(scenario, $"killed in round {i}");
            }
        }

        Assert.True(killed > 0);
        Figures.Tell("A2", $"{killed} kills and {acknowledged} ends over {Scenarios.Writing.Count} verbs: 0 records lost, 0 torn, every target as before or as after");
    }

    private static long Duration(World world, Scenario scenario, string program)
    {
        world.Reset();
        var started = Stopwatch.GetTimestamp();
        using var process = world.Start(scenario, program, []);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{scenario.Verb}: {process.StandardError.ReadToEnd()}");
        return Stopwatch.GetTimestamp() - started;
    }
}
