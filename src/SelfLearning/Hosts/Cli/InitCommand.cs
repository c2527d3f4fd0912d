using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class InitCommand
{
    public static Verb Create()
    {
        var verb = new Verb("init", "Create this repository's store and keep it out of git", "self-learning init", writes: true);
        var noGitignore = verb.Option<bool>("--no-gitignore", "Leave .gitignore as it is");
        return verb.Does((parsed, work) =>
        {
            var result = Initialise.Run(work, !parsed.GetValue(noGitignore));
            var note = result switch
            {
                { IgnoreFileChanged: true } => "The store is ready; .gitignore now leaves it out of git.",
                { IgnoresStore: true } => "The store is ready; .gitignore leaves it out of git already.",
                _ => "The store is ready; .gitignore was left as it is.",
            };
            var json = work.HeadWithStore(ok: false);
            json.Add("global_store", work.Global.Path);
            json.Add("note", note);
            return new Answer(json, page =>
            {
                page.Line(note);
                page.Item($"project store: {work.Project.Path}");
                page.Item($"global store:  {work.Global.Path}");
            });
        });
    }
}
