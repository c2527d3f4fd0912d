using SelfLearning.Core.Learning.Mining;

namespace SelfLearning.App.Features.Learning;

/// <summary>Which commands really worked in this repository for something.</summary>
public static class FindWays
{
    public static IReadOnlyList<WorkedWay> Run(Workspace work, string text, DateTimeOffset? since, int limit)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new UserError("Nothing was asked.", "Say what the command should do: self-learning how \"run one test\"");
        var ways = WorkedWay.Count(SessionScan.Here(work, since, (session, path) => WorkedWay.Of(session, path, text)).SelectMany(w => w));
        return limit == 0 ? ways : [.. ways.Take(limit)];
    }
}
