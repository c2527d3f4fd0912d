using SelfLearning.App.Contract;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Hosts.Cli;

internal static class BackportRefreshCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("backport-refresh", "Bring later versions of cards into the skills and files where they stand, keeping what people edited there", "self-learning backport-refresh --skill-path .claude/skills/log-search --apply", writes: true);
        var skill = verb.Option<string?>("--skill-path", "Only this skill; default: every place in the repository", "DIR");
        var files = verb.Option<string[]>("--file", "Only this Markdown file; repeatable", "FILE");
        var ids = verb.Option<string?>("--ids", "Only these cards, separated by commas", "A,B");
        var keep = verb.Option<string?>("--keep", "Settle conflicts: ours keeps the card's text, theirs the text as it was edited", "SIDE", oneOf: ["ours", "theirs"]);
        var toCard = verb.Option<bool>("--to-card", "Also turn edits of the text into new versions of the cards");
        var apply = verb.Option<bool>("--apply", "Make the changes; without this they are only shown");
        return verb.Does((parsed, work) => BackportRefreshAnswer.Of(work, RefreshBackport.Run(work, new RefreshBackport.Request(
            parsed.GetValue(skill), parsed.GetValue(files) ?? [], [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids) ?? "")],
            parsed.GetValue(keep) switch { "ours" => MergeSide.Ours, "theirs" => MergeSide.Theirs, _ => null },
            parsed.GetValue(toCard), parsed.GetValue(apply)))));
    }
}
