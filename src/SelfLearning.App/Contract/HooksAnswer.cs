using SelfLearning.App.Features;

namespace SelfLearning.App.Contract;

/// <summary>Whether hooks answer in a repository.</summary>
public static class HooksAnswer
{
    public static Answer Of(Workspace work, bool off, bool changed)
    {
        var json = work.HeadWithStore();
        json.Add("hooks", off ? "off" : "on");
        json.Add("changed", changed);
        return new Answer(json, output => output.Line($"Hooks are {(off ? "off" : "on")} in {work.Head().Find("repo_root")!.AsText}{(off ? "; `self-learning hooks on` turns them on." : ".")}"));
    }
}
