using System.CommandLine;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class ImportCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("import", "Import lessons from another memory as candidates for review", "self-learning import --from memory-md CLAUDE.md", writes: true);
        var path = new Argument<string?>("PATH") { Description = "The database, file or folder", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(path);
        var from = verb.Option<string>("--from", "What it is: the database of claude-mem, Markdown memories, or this program's JSON", "SOURCE", oneOf: ImportLessons.Sources, required: true);
        var project = verb.Option<string?>("--project", "The project in claude-mem; the name of this repository's folder by default, * for all", "NAME");
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            var file = parsed.GetValue(path) ?? throw new UserError("No path was given.", "Name the file or folder to import: self-learning import --from memory-md CLAUDE.md");
            var plan = ImportLessons.Plan(work, new ImportLessons.Request(parsed.GetValue(from)!, file, parsed.Word(project)));
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, plan.New.Count > 0, output => ImportAnswer.Show(output, plan), "Import these as candidates?");
            return ImportAnswer.Of(work, isGiven ? ImportLessons.Apply(work, plan) : plan, isShown);
        });
    }
}
