using SelfLearning.Core.Records;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;

namespace SelfLearning.App.Contract;

/// <summary>What both status verbs answer.</summary>
public static class StatusAnswer
{
    public static Answer Of(Workspace work, ChangeStatus.Result result)
    {
        var json = work.HeadWithStore();
        json.Add(Keys.Id, result.Id);
        json.Add("previous", result.Previous);
        json.Add("updated", result.Updated);
        json.Add("written_to", result.WrittenTo);
        return new Answer(json, output =>
            output.Line($"{result.Id} ({result.Previous.Text(Keys.Title)}): {result.Previous.Text(Keys.Status)} → {result.Updated.Text(Keys.Status)}"));
    }
}
