using SelfLearning.App.Features.Records;
using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.Core.Text;

namespace SelfLearning.Hosts.Cli;

internal static class ShowCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("show", "Show whole records with their history and signals", "self-learning show aha_1ace75a88751", writes: false);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards, recommendations or events", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        return verb.Does((parsed, work) => ShowAnswer.Of(work, ShowRecords.Run(work, [.. (parsed.GetValue(ids) ?? []).Select(PythonText.Given).OfType<string>()])));
    }
}
