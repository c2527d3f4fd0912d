using SelfLearning.Core.Agents.Commands;

namespace SelfLearning.Tests.Core.Agents.Receipts;

public sealed class CardActionsTests
{
    [Theory]
    [InlineData("Run `dotnet nuget locals all --clear` first", "dotnet nuget locals all --clear", "")]
    [InlineData("Run dotnet clean, then look again.", "dotnet clean", "")]
    [InlineData("$ sudo systemctl restart docker", "systemctl restart docker", "")]
    [InlineData("Set `LangVersion` in `Directory.Build.props`", "", "Directory.Build.props")]
    [InlineData("Edit src/app/config.json and .env", "", "src/app/config.json .env")]
    [InlineData("Run `./tools/migrate.sh`", "migrate.sh", "tools/migrate.sh")]
    [InlineData("Run ./tools/migrate.sh", "migrate.sh", "tools/migrate.sh")]
    [InlineData("Edit `tools/migrate.sh`", "", "tools/migrate.sh")]
    [InlineData("Use `git` with care", "", "")]
    [InlineData("Call `direnv` once", "direnv", "")]
    [InlineData("See https://example.org/a.html", "", "")]
    [InlineData("Think e.g. of the cache. It is stale.", "", "")]
    public void A_step_names_what_can_be_seen_being_done(string step, string commands, string files)
    {
        var actions = CardActions.Of([step]);
        Assert.Equal(commands, string.Join(" + ", actions.Commands));
        Assert.Equal(files, string.Join(' ', actions.Files));
    }
}
