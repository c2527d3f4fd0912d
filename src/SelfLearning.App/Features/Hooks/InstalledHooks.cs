using SelfLearning.Core.Text;
using SelfLearning.App.Features.Installation;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Our hooks as they stand in agents' settings, of the user and of the project.</summary>
public static class InstalledHooks
{
    /// <summary>One hook: the file, the agent word and event of its command, and the command.</summary>
    public sealed record Found(string File, AgentRow Agent, MomentRow Event, string Command);

    /// <summary>The settings files that hold hooks of ours, with their text and the agent that reads them; a file that cannot be read has null.</summary>
    public static IEnumerable<(AgentRow Agent, string Path, string? Text)> Files(Workspace work)
    {
        // As install finds them: people move agents' folders by variables.
        var scope = new InstallScope(work, project: true);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var agent in AgentTable.All)
        {
            foreach (var file in new[] { agent.UserHooks, agent.ProjectHooks }.OfType<HookFile>())
            {
                var path = scope.Full(file.Path);
                if (seen.Add(path) && File.Exists(path))
                    yield return (agent, path, FindText(path));
            }
        }
    }

    /// <summary>The hooks in a settings text.</summary>
    public static IEnumerable<Found> In(AgentRow reader, string path, string text) =>
        from hook in HookSettings.Find(text)
        let words = HookCommand.Words(hook.Command)
        let agent = AgentTable.Find(words[2]) ?? reader
        let e = agent.FindEvent(words.Count > 3 ? words[3] : hook.Event) ?? reader.FindEvent(hook.Event)
        where e is not null
        select new Found(path, agent, e, hook.Command);

    private static string? FindText(string path)
    {
        try
        {
            return FileText.Decode(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
