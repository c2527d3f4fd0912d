using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Hosts.Cli;

internal static class LearnCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("learn", "Find lessons in what agents did: fixes, corrections, recurring failures, habits", "self-learning learn --since 30d --dry-run", writes: true);
        var agents = verb.Option<string[]>("--agent", "Only transcripts of this agent; repeatable", "AGENT", oneOf: TranscriptPlace.Agents);
        var from = verb.Option<string[]>("--from", "Only these files or folders; the format is detected from the content", "PATH");
        var since = verb.Option<string?>("--since", "Only what changed since: 30d, 12h or a time", "TIME");
        var all = verb.Option<bool>("--all-projects", "Include other repositories' sessions; their lessons go to their own stores");
        var session = verb.Option<string?>("--session", "One session: a transcript file, or current, the last session a hook saw in this repository", "current|FILE");
        var limit = verb.Count("--limit", "Show at most N findings; 0 for all", 20);
        var dry = verb.Option<bool>("--dry-run", "Show what would be proposed; write nothing");
        return verb.Does((parsed, work) =>
        {
            var request = new LearnRequest(
                parsed.GetValue(agents) ?? [], parsed.GetValue(from) ?? [], TimeSince.Find(parsed.GetValue(since), work.Env.Now), parsed.GetValue(all),
                parsed.GetValue(session), parsed.GetValue(limit), parsed.GetValue(dry));
            return LearnAnswer.Of(work, request, Learn.Run(work, request));
        });
    }
}
