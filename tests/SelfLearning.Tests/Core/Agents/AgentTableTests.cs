using SelfLearning.Core.Agents;

namespace SelfLearning.Tests.Core.Agents;

public sealed class AgentTableTests
{
    [Fact]
    public void Each_agent_has_one_row_and_each_event_one_place()
    {
        Assert.Equal(16, AgentTable.All.Count);
        Assert.Distinct(AgentTable.All.Select(a => a.Id));
        Assert.All(AgentTable.All, a => Assert.Distinct(a.Events.Select(e => e.Event.ToUpperInvariant())));
    }

    [Fact]
    public void Paths_begin_at_home_or_in_the_project()
    {
        Assert.All(AgentTable.All, a =>
        {
            Assert.NotEmpty(a.Loads);
            Assert.All([.. a.UserSkills, a.UserPolicy ?? "~/", a.UserHooks?.Path ?? "~/", a.Mcp?.UserFile ?? "~/"], p => Assert.StartsWith("~/", p));
            Assert.All([.. a.ProjectSkills, a.ProjectPolicy ?? "x", a.ProjectHooks?.Path ?? "x", a.Mcp?.ProjectFile ?? "x"],
                p => Assert.DoesNotMatch("^[/~]|\\\\|\\.\\.", p));
        });
    }

    [Fact]
    public void The_policy_goes_into_files_that_the_agent_loads() =>
        Assert.All(AgentTable.All, a => Assert.All(new[] { a.UserPolicy, a.ProjectPolicy }.OfType<string>(), p => Assert.Contains(p, a.Loads)));

    [Fact]
    public void A_command_word_names_a_row_with_the_same_settings_file()
    {
        var sharing = AgentTable.All.Where(a => a.CommandWord is not null).ToList();
        Assert.NotEmpty(sharing);
        Assert.All(sharing, a => Assert.Equal(AgentTable.Find(a.CommandWord!)!.UserHooks, a.UserHooks));
    }
}
