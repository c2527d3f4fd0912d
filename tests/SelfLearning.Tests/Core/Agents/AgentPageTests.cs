namespace SelfLearning.Tests.Core.Agents;

public sealed class AgentPageTests
{
    [Fact]
    public void The_page_says_what_the_table_says()
    {
        var page = Path.Combine(SharedPayloads.Repository, "docs", "agents.md");
        if (Environment.GetEnvironmentVariable("SELF_LEARNING_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, AgentPage.Text());
        }

        Assert.Equal(AgentPage.Text(), File.ReadAllText(page));
    }
}
