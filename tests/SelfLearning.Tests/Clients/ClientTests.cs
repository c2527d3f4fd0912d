using System.Text.Json.Nodes;
using SelfLearning.Core.Agents;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Clients;

/// <summary>Bar D4 and G1 in the clients themselves: what of ours reached the model, and what the store holds. The short form runs the newest
/// version of each client.</summary>
[Collection("real clients")]
public sealed class ClientTests
{
    public static TheoryData<string, string> Pins => [.. PinnedClient.All.Where(c => c.IsAgent && (c.IsNewest || Project.IsLong)).Select(c => (c.Agent, c.Version))];

    [Theory]
    [MemberData(nameof(Pins))]
    public void A_session_is_told_what_it_needs_once_and_its_outcome_is_counted(string agent, string version)
    {
        Isolation.SkipUnlessAlone();
        var client = Of(PinnedClient.All.Single(c => c.Agent == agent && c.Version == version));
        for (var tries = 1; ; tries++)
        {
            using var world = new ClientWorld(client);
            try
            {
                Play(world, client);
                return;
            }
            catch (Exception) when (tries < 2 || (tries < 3 && (IsBusy || world.Faults.Any(f => f.Contains("no answer in time", StringComparison.Ordinal)))))
            {
                // A hook that misses its deadline says nothing, and that is right: once more, on a busy machine twice.
            }
        }
    }

    private static bool IsBusy => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) > 2 * Environment.ProcessorCount;

    private static void Play(ClientWorld world, RealClient client)
    {
        var (agent, version) = (client.Pin.Agent, client.Pin.Version);
        client.Command(world, "", null); // Skips where it is not installed.
        client.SetUp(world);
        if (client.Before is var (path, text))
            world.Write("home/" + path, text);
        var before = Snapshot(world);

        // Installed with Claude Code's own version in mind where it is not on the path: the oldest supported set.
        var installed = world.Ours("install", "--agent", agent, "--yes", "--format", "text");
        Assert.True(installed.Exit == 0, installed.Output + installed.Error);
        client.AfterInstall(world);

        var session = client.Session(world.Run(ClientWorld.Prompt, null, [
            Step.Run("./ci.sh"), Step.Run("tools/regen.sh --all"), Step.Run("./ci.sh"), Step.Run("./unit.sh"), Step.Run("./tools/migrate.sh"), Step.Run("./unit.sh"), Step.Run("./ci.sh"), Step.Say("All done.")]));
        var sent = world.Model.Main;
        Assert.True(sent.Count >= 8, $"{sent.Count} requests");
        Assert.True(sent[0].Has("recalled-memory") && sent[0].Has("aha_vpn"), "the start reaches the model");
        Assert.True(sent[0].Has("aha_nginx"), "the prompt's card reaches the model");
        Assert.True(sent[0].Has("self-learning-skills"), "the skill is on offer");
        Assert.False(sent[0].Has("aha_schema"), "nothing is said before its time");
        Assert.True(sent[1].Has("aha_schema"), "the failure's card comes with the next request");
        Assert.All(["aha_nginx", "aha_schema", "aha_migrate", "aha_vpn"], id => Assert.True(sent[^1].Count(id) == 1, $"{id} stands {sent[^1].Count(id)} times in the last request"));
        Assert.Empty(client.Events.Except(world.Fired));
        Assert.Equal(client.TellsEnds ? ["aha_migrate", "aha_schema"] : [], world.Signals("aha_helped").Order(StringComparer.Ordinal));
        Assert.Distinct(world.Signals("aha_shown"));
        Assert.Empty(world.Faults);

        File.Delete(Path.Combine(world.Repo, ".regen"));
        world.Run(ClientWorld.Prompt + " once more", session, [Step.Run("./ci.sh"), Step.Say("Again.")]);
        sent = world.Model.Main;
        Assert.True(sent[^1].Count("aha_nginx") == 1, $"aha_nginx stands {sent[^1].Count("aha_nginx")} times in a resumed session's last request");
        var results = client.RepeatsResultsAtResume ? 2 : 1;
        Assert.True(sent[^1].Count("aha_schema") == results, $"aha_schema stands {sent[^1].Count("aha_schema")} times in a resumed session's last request");
        Assert.True(sent[^1].Count("aha_vpn") == 1, "what the start said is still, or again, before the model");
        Assert.Distinct(world.Signals("aha_shown"));

        if (Project.IsLong)
            Further(world, client, session);

        var doctor = world.Ours("doctor", "--live", "--format", "json");
        Assert.True(doctor.Exit == 0, doctor.Output);
        var gone = world.Ours("uninstall", "--yes", "--format", "text");
        Assert.True(gone.Exit == 0, gone.Output + gone.Error);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), before.Keys.Where(f => Snapshot(world).TryGetValue(f, out var now) && now == before[f]).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(world.Installed));
        world.Run(ClientWorld.Prompt, null, [Step.Run("./ci.sh"), Step.Say("Bye.")]);
        Assert.NotEmpty(world.Model.Main);
        Assert.All(world.Model.Main, r => Assert.False(r.Has("recalled-memory") || r.Has("self-learning-skills"), "nothing of ours is left"));
        Figures.Tell("G1", $"{agent} {version}: start, prompt, failure and resume reached the model once, {(client.TellsEnds ? "two outcomes were counted" : "no outcome can be told")}; uninstalled to the byte");
    }

    private static void Further(ClientWorld world, RealClient client, string session)
    {
        LoadsASkill(world, client);
        if (client.RunsCommands)
        {
            world.Run("/remember jq needs -r", null, [Step.Say("It is recorded.")]);
            Assert.True(world.Model.Main[0].Has("need not learn it again: jq needs -r"), "the command is put before the model with what was said");
        }

        if (client.Delegate([.. world.Model.Main[0].Tools.Keys]) is { } delegated)
        {
            world.Run("Delegate it", session, [.. delegated, Step.Say("It is done.")], [Step.Run("cat settings.toml"), Step.Say("Looked around.")]);
            var sub = world.Model.Sub;
            Assert.True(sub.Count >= 2 && sub[^1].Count("aha_layout") == 1, $"a sub-agent hears of its failure once ({sub.Count} requests)");
        }

        if (client.Compacts is not { } compacts)
            return;
        world.Run(compacts, session, [Step.Say("unused")]);
        File.Delete(Path.Combine(world.Repo, ".regen"));
        world.Run(ClientWorld.Prompt, session, [Step.Run("./ci.sh"), Step.Say("After.")]);
        Assert.True(world.Model.Main[0].Has("aha_schema"), "after a compaction what was used is before the model again");
        Assert.True(world.Model.Main[^1].Has("aha_nginx"), "after a compaction a card may come again");
    }

    // What a skill says that the client's own tool loaded is not said again.
    private static void LoadsASkill(ClientWorld world, RealClient client)
    {
        var folder = "repo/" + AgentTable.Find(client.Pin.Agent)!.ProjectSkills[0] + "/ci-notes";
        var skill = world.Write(folder + "/SKILL.md", "---\nname: ci-notes\ndescription: Notes on the ci script. Use them before it is run.\n---\n\n# Ci notes\n");
        world.Ours("aha-status", "--id", "aha_schema", "--status", "accepted", "--shareable", "true");
        var put = world.Ours("export-backport", "--file", skill, "--ids", "aha_schema", "--apply", "--force", "a skill of this repository");
        Assert.True(put.Exit == 0, put.Output + put.Error);
        File.Delete(Path.Combine(world.Repo, ".regen"));
        world.Run("Look after the ci script", null, [Step.Run("./ci.sh"), Step.Say("Seen.")]);
        var offered = world.Model.Main[0];
        Assert.True(offered.Has("ci-notes"), "the new skill is on offer");
        Assert.True(world.Model.Main[^1].Has("[aha_schema,"), "without the skill the card is said");
        if (offered.Tools.FirstOrDefault(t => t.Key is "Skill" or "skill" or "activate_skill") is not { Key: { } tool, Value: { } parameters })
            return;
        var key = ((JsonObject)parameters["properties"]!).Select(p => p.Key).First(k => k is "skill" or "name" or "skill_name" or "command");
        world.Run("Look after the ci script", null, [Step.Call(tool, new JsonObject { { key, "ci-notes" } }.ToJsonString()), Step.Run("./ci.sh"), Step.Say("Seen.")]);
        Assert.True(world.Model.Main[^1].Count("# Ci notes") == 1, "the skill is loaded (OpenCode needs ripgrep for it)");
        Assert.False(world.Model.Main[^1].Has("[aha_schema,"), "what a loaded skill says is not said again");
        Figures.Tell("G1", $"{client.Pin.Agent} {client.Pin.Version}: a skill that its own tool loads counts as loaded");
    }

    internal static Dictionary<string, string> Snapshot(ClientWorld world) =>
        Directory.EnumerateFiles(world.Home, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/.codex/config.toml", StringComparison.Ordinal))
            .ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    internal static RealClient Of(PinnedClient pin) => pin.Agent switch
    {
        "claude-code" => new ClaudeCode(pin),
        "codex" => new Codex(pin),
        "copilot-cli" => new CopilotCli(pin),
        "gemini-cli" => new GeminiCli(pin),
        "opencode" => new OpenCode(pin),
        "qwen-code" => new QwenCode(pin),
        _ => throw new InvalidOperationException(pin.Agent),
    };
}
