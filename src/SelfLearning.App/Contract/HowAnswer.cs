using SelfLearning.Core.Text;
using System.Globalization;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Mining;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>Commands that worked, without secrets.</summary>
public static class HowAnswer
{
    public static Answer Of(Workspace work, IReadOnlyList<WorkedWay> ways)
    {
        var json = work.HeadWithStore();
        json.Add("count", ways.Count);
        json.Add("items", new JsonArray(ways.Select(w => new JsonObject
        {
            { "command", Redaction.Redact(w.Command) },
            { "worked", w.Worked },
            { "failed", w.Failed },
            { "sessions", w.Sessions },
            { "last", w.Last is { } last ? Timestamp.Text(last) : JsonValue.Null },
            { "fit", new JsonNumber(w.Fit.ToString("0.00", CultureInfo.InvariantCulture)) },
        })));
        return new Answer(json, output =>
        {
            foreach (var way in ways)
            {
                output.Line(way.Command);
                output.Item($"worked {way.Worked}×{(way.Failed > 0 ? $", failed {way.Failed}×" : "")} in {Counted.Of(way.Sessions, "session")}{(way.Last is { } last ? $", last {Timestamp.Text(last)}" : "")}");
            }

            if (ways.Count == 0)
                output.Line("No matching command.");
        });
    }
}
