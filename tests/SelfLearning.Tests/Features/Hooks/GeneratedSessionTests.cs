using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features.Hooks;

/// <summary>Bar G2: what is counted as helped, against what really helped.</summary>
public sealed class GeneratedSessionTests
{
    public static TheoryData<string> Agents => [.. Dialect.All.Select(d => d.Agent)];

    [Theory]
    [MemberData(nameof(Agents))]
    public void Helped_is_what_helped(string name)
    {
        var sessions = Project.IsLong ? 300 : 60;
        using var agent = new AgentBox(Dialect.All.Single(d => d.Agent == name));
        agent.Record([.. Lesson.All.Select(l => l.Card())]);
        var (right, wrong, missed, hidden) = (0, 0, 0, 0);
        var faults = new List<string>();
        for (var seed = 0; seed < sessions; seed++)
        {
            var session = new GeneratedSession(seed);
            agent.Session = $"session-{seed}";
            var before = Lesson.All.ToDictionary(l => l.Id, l => agent.Helped(l.Id));
            session.Run(agent);
            foreach (var lesson in Lesson.All)
            {
                var counted = agent.Helped(lesson.Id) > before[lesson.Id];
                (right, wrong, missed) = (counted, session.Helped.Contains(lesson.Id)) switch
                {
                    (true, true) => (right + 1, wrong, missed),
                    (true, false) => (right, wrong + 1, missed),
                    (false, true) => (right, wrong, missed + 1),
                    _ => (right, wrong, missed),
                };
                if (counted != session.Helped.Contains(lesson.Id))
                    faults.Add($"{(counted ? "wrong" : "missed")}: seed {seed}, {lesson.Id}: {session}");
            }

            hidden += session.Hidden;
        }

        var (precision, recall) = (right / (double)Math.Max(1, right + wrong), right / (double)Math.Max(1, right + missed));
        Figures.Tell("G2", $"{name}: {sessions} sessions, helped precision {precision:0.000}, recall {recall:0.000} ({right} right, {wrong} wrong, {missed} missed, {hidden} of those hidden from any host)");
        Assert.True(right > sessions / 6, $"Only {right} were right: too little to measure.");
        Assert.True(precision >= 0.98 && recall >= 0.8, string.Join("\n\n", faults));
    }
}
