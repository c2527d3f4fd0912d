using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Backports;

namespace SelfLearning.Hosts.Cli;

internal static class BackportBlameCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("backport-blame", "Show where the lines of a skill or Markdown file came from: card, version, backport, approval, evidence", "self-learning backport-blame .claude/skills/log-search/references/self-learning-aha.md:12-20", writes: false);
        var place = new Argument<string>("FILE[:LINE[-LINE]]") { Description = "A Markdown file, and which of its lines" };
        verb.Arguments.Add(place);
        return verb.Does((parsed, work) => BackportBlameAnswer.Of(work, BlameBackport.Run(work, parsed.GetValue(place)!)));
    }
}
