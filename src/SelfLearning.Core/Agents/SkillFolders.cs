namespace SelfLearning.Core.Agents;

/// <summary>Chooses the skills folders to write so that each agent reads the skill once: agents that share a folder share the copy.</summary>
public static class SkillFolders
{
    /// <summary>The folder for each agent. The one that most agents read comes first, and of those that as many read, the first choice
    /// of the first agent.</summary>
    public static IReadOnlyList<(AgentRow Agent, string Folder)> Of(IReadOnlyList<AgentRow> agents, bool project)
    {
        var left = agents.ToList();
        var chosen = new List<(AgentRow, string)>();
        while (left.Count > 0)
        {
            // OrderBy keeps the order of equals: an agent's own folder before shared ones, earlier agents before later ones.
            var folder = left.SelectMany(a => Read(a, project).Select((f, i) => (Folder: f, Rank: i))).OrderBy(f => f.Rank).Select(f => f.Folder).Distinct()
                .OrderByDescending(f => left.Count(a => Read(a, project).Contains(f))).First();
            chosen.AddRange(left.Where(a => Read(a, project).Contains(folder)).Select(a => (a, folder)));
            left.RemoveAll(a => Read(a, project).Contains(folder));
        }

        return chosen;
    }

    private static IReadOnlyList<string> Read(AgentRow agent, bool project) => project ? agent.ProjectSkills : agent.UserSkills;
}
