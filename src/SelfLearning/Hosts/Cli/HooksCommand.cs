using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Hooks;

namespace SelfLearning.Hosts.Cli;

internal static class HooksCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("hooks", "Turn hooks off or on in this repository, or show which it is", "self-learning hooks off", writes: true);
        var wanted = new Argument<string?>("on|off") { Description = "What they shall be; left out: only shown", Arity = ArgumentArity.ZeroOrOne };
        wanted.AcceptOnlyFromAmong("on", "off");
        verb.Arguments.Add(wanted);
        return verb.Does((parsed, work) =>
        {
            var changed = parsed.GetValue(wanted) is { } word && HookSwitch.Set(work, off: word == "off");
            return HooksAnswer.Of(work, HookSwitch.IsOff(work), changed);
        });
    }
}
