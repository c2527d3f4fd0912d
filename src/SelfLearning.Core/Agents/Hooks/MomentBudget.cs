using System.Text;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>How much may be said at a moment: cards, tokens (UTF-8 bytes / 4, rounded up) and the time until we give up.</summary>
public readonly record struct MomentBudget(int Cards, int Tokens, TimeSpan Deadline)
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    public static MomentBudget Of(Moment moment) => moment switch
    {
        // 512 tokens are the 2 KB of bar.md; a start waits for nobody's answer, so it may take a little longer.
        Moment.SessionStart or Moment.AfterCompaction => new(5, 512, TimeSpan.FromMilliseconds(800)),
        Moment.Prompt or Moment.SubagentStart => new(3, 400, Short),
        Moment.AfterFailure => new(3, 400, Short),
        Moment.BeforeTool => new(1, 200, Short),
        _ => new(0, 0, Short),
    };

    public bool MaySpeak => Cards > 0;

    public static int TokensOf(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;
}
