using SelfLearning.App.Features.Diagnosis;
using System.CommandLine;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RedactCheckCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("redact-check", "Scan a file or standard input for secrets; exit 1 if any are found", "self-learning redact-check notes.md", writes: false);
        var file = new Argument<string>("FILE") { Description = "A text file, or - for standard input" };
        verb.Arguments.Add(file);
        return verb.Does((parsed, work) => RedactCheckAnswer.Of(parsed.GetValue(file)!, CheckSecrets.Run(parsed.GetValue(file)!, InputFile.Read(work.Env, parsed.GetValue(file)))));
    }
}
