using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class PortabilityCheckCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("portability-check", "Find what ties cards or a file to this user, machine or repository; exits with 1 if anything is found", "self-learning portability-check --ids aha_1ace75a88751 --fix", writes: true);
        var file = new Argument<string?>("FILE") { Description = "A text file to check instead of cards", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(file);
        var ids = verb.Option<string?>("--ids", "Ids of cards, separated by commas; default: all portable and global cards", "A,B");
        var fix = verb.Option<bool>("--fix", "Make new versions of the cards with placeholders");
        verb.Validators.Add(result =>
        {
            if (result.GetValue(file) is not null && (result.GetValue(ids) is not null || result.GetValue(fix)))
                result.AddError("FILE cannot be combined with --ids or --fix.");
        });
        return verb.Does((parsed, work) => PortabilityCheckAnswer.Of(work, parsed.GetValue(file) is { } path
            ? PortabilityCheck.OfFile(work, path)
            : PortabilityCheck.OfCards(work, [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids) ?? "")], parsed.GetValue(fix))));
    }
}
