using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;

namespace SelfLearning.App.Contract;

/// <summary>The store, and whether git leaves it alone.</summary>
public static class InitAnswer
{
    public static Answer Of(Workspace work, Initialise.Result result)
    {
        var note = result switch
        {
            { IgnoreFileChanged: true } => "The store is ready; .gitignore now excludes it.",
            { IgnoresStore: true } => "The store is ready; .gitignore already excludes it.",
            _ => "The store is ready; .gitignore was left unchanged.",
        };
        var json = work.HeadWithStore(ok: false);
        json.Add("global_store", work.Global.Path);
        json.Add("note", note);
        return new Answer(json, output =>
        {
            output.Line(note);
            output.Item($"project store: {work.Project.Path}");
            output.Item($"global store:  {work.Global.Path}");
        });
    }
}
