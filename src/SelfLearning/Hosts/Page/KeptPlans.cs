using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;

namespace SelfLearning.Hosts.Page;

/// <summary>Plans that the page showed and that may be applied, each once: what is applied is what was shown.</summary>
internal sealed class KeptPlans
{
    private const int Most = 20;

    private readonly Lock gate = new();
    private readonly List<(string Id, Func<Workspace, Answer> Apply)> plans = [];

    public string Keep(Func<Workspace, Answer> apply)
    {
        var id = RandomText.Token();
        lock (gate)
        {
            plans.Add((id, apply));
            if (plans.Count > Most)
                plans.RemoveAt(0);
        }

        return id;
    }

    public Func<Workspace, Answer> Take(string? id)
    {
        lock (gate)
        {
            var at = plans.FindIndex(p => p.Id == id);
            if (at < 0)
                throw new UserError("This plan was applied already, or is too old. Nothing was changed.", "Look at a new plan and apply that.");
            var apply = plans[at].Apply;
            plans.RemoveAt(at);
            return apply;
        }
    }
}
