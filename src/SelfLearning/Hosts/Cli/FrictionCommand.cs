using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class FrictionCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("friction", "Show what keeps failing here, what it costs, and whether a lesson covers it", "self-learning friction --since 30d", writes: false);
        var since = verb.Option<string?>("--since", "Only sessions that changed since: 30d, 12h or a time", "TIME");
        var limit = verb.Count("--limit", "Show at most N; 0 for all", 10);
        return verb.Does((parsed, work) => FrictionAnswer.Of(work, ShowFriction.Run(work, TimeSince.Find(parsed.GetValue(since), work.Env.Now), parsed.GetValue(limit))));
    }
}
