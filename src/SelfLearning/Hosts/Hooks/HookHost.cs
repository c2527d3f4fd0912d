using SelfLearning.App;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.App.Features.Hooks;

namespace SelfLearning.Hosts.Hooks;

/// <summary>One firing of a hook: the agent's payload in, its answer out, within the time of the moment, and exit code 0 whatever happens: a hook
/// never fails its agent.</summary>
internal sealed class HookHost(AppEnv env, AgentRow agent, string? eventName)
{
    // Hosts write their payload at once; one that does not close its end must not hold us.
    private static readonly TimeSpan ReadTime = TimeSpan.FromSeconds(1);

    // A write that has begun is a few milliseconds of work.
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<Begun?> read = new();
    private string? text;
    private string? fault;

    // What was read, and from then on the time runs.
    private sealed record Begun(HookEvent Event, HookDeadline Deadline);

    /// <summary>Runs the words behind <c>hook</c>. What a host adds to them is passed over.</summary>
    public static void Run(ReadOnlySpan<string> words, AppEnv env)
    {
        var name = words.Length > 0 ? words[0] : "";
        if (AgentTable.Find(name) is not { } agent)
        {
            Complaint.Write(env, $"There is no agent \"{name}\".", $"The agents are: {string.Join(", ", AgentTable.All.Select(a => a.Id))}.");
            return;
        }

        new HookHost(env, agent, words.Length > 1 && !words[1].StartsWith('-') ? words[1] : null).Run();
    }

    private void Run()
    {
        var worker = new Thread(Work) { IsBackground = true };
        worker.Start();
        if (!read.Task.Wait(ReadTime) || read.Task.Result is not { } begun)
            return;

        var e = begun.Event;
        if (!worker.Join(begun.Deadline.Left))
            begun.Deadline.GiveUp();
        if (begun.Deadline.IsGivenUp)
        {
            HookFaults.Note(env, e, "no answer in time");
            env.Output.Write(HookAnswer.Render(e, null));
            return;
        }

        worker.Join(WriteTime);
        if (fault is not null)
            HookFaults.Note(env, e, fault);
        env.Output.Write(HookAnswer.Render(e, text));
    }

    private void Work()
    {
        try
        {
            var e = HookPayloadParser.Read(agent, ReadInput(), eventName);
            var deadline = new HookDeadline(env.HookTime ?? MomentBudget.Of(e?.Moment ?? default).Deadline);
            read.SetResult(e is null ? null : new Begun(e, deadline));
            if (e is not null && env.Variable("SELF_LEARNING_HOOKS") is not "off")
                text = AnswerHook.Run(env, e, deadline);
        }
        catch (UserError)
        {
            // A store that cannot be read: doctor tells, the agent goes on without.
        }
        catch (Exception bug)
        {
            // A host's outermost line: it is noted, and tells itself at the next start of a session.
            fault = bug.GetType().Name;
        }
        finally
        {
            read.TrySetResult(null);
        }
    }

    private ReadOnlySpan<byte> ReadInput()
    {
        using var all = new MemoryStream();
        var part = new byte[64 << 10];
        while (all.Length <= HookPayloadParser.MaxBytes && env.Input.Read(part) is > 0 and var count)
            all.Write(part, 0, count);
        return all.GetBuffer().AsSpan(0, (int)all.Length);
    }
}
