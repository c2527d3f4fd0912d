using System.Globalization;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Scenarios;

public sealed class CompatTests
{
    public static TheoryData<string> Names() => [.. Scenario.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_old_programs_scenario_plays_alike_in_process(string name)
    {
        using var box = new Sandbox();
        Scenario.Read(name).Play(box, (b, args, input) => b.RunWith(input, args));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_old_programs_scenario_plays_alike_with_the_native_program(string name)
    {
        var (faketime, program) = (Project.Tool("faketime"), Project.Program());
        using var box = new Sandbox();
        Scenario.Read(name).Play(box, (b, args, input) => Shell.Run(
            faketime, ["-f", b.Now.ToString("'@'yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), program, .. args], b.Repo, input,
            [("HOME", b.Home), ("USER", "ada"), ("TZ", "UTC"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)]));
    }
}
