using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;

namespace SelfLearning.App.Contract;

/// <summary>What an edit changes, or changed.</summary>
public static class EditAnswer
{
    public static Answer Of(Workspace work, EditRecord.Change change, bool shown)
    {
        var note = change.Outcome is not null ? "Saved as a new version." : change.IsNothing ? "Nothing to change." : "Nothing was changed.";
        var json = work.HeadWithStore();
        json.Add("id", change.Id);
        json.Add("diff", change.Diff);
        json.Add("outcome", change.Outcome?.What);
        json.Add("note", note);
        return new Answer(json, output =>
        {
            if (!shown)
                Show(output, change);
            output.Line(note);
        });
    }

    /// <summary>The plan for a person.</summary>
    public static void Show(TextOutput output, EditRecord.Change change)
    {
        if (!change.IsNothing)
            output.Diff(change.Diff);
    }
}
