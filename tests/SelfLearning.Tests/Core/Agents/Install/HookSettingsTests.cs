using SelfLearning.Core.Text;
using CsCheck;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class HookSettingsTests
{
    private const string Program = "/home/u/.local/share/self-learning/bin/self-learning";
    private static readonly AgentRow Claude = AgentTable.Find("claude-code")!;
    private static readonly HookFile Home = Claude.UserHooks!;

    [Fact]
    public void Random_settings_come_back_to_the_byte()
    {
        Gen.Int.Sample(
            seed =>
            {
                var before = new RandomSettings(new Random(seed)).Make();
                var after = Text(HookSettings.Insert(before, Claude, Home, Program));
                Assert.NotEqual(before, after);
                Assert.Equal(after, Text(HookSettings.Insert(after, Claude, Home, Program)));
                Assert.Equal(Claude.Events.Count, HookSettings.Find(after).Count);
                Assert.Equal(before, Text(HookSettings.Remove(after)));
                Assert.Equal(before, TextSplice.Between(before, after).Undo(after));
            },
            iter: 500);
    }

    [Fact]
    public void Everything_foreign_stands_in_its_order_while_ours_is_there() =>
        Gen.Int.Sample(
            seed =>
            {
                var before = new RandomSettings(new Random(seed)).Make();
                var after = Text(HookSettings.Insert(before, Claude, Home, Program));
                var at = 0;
                foreach (var c in before.Where(c => !char.IsWhiteSpace(c)))
                {
                    at = after.IndexOf(c, at) + 1;
                    Assert.True(at > 0, $"'{c}' is gone from\n{before}\nin\n{after}");
                }
            },
            iter: 200);

    [Fact]
    public void Settings_that_another_program_rewrote_lose_ours_and_nothing_else() =>
        Gen.Int.Sample(
            seed =>
            {
                var after = Text(HookSettings.Insert(new RandomSettings(new Random(seed), isPlain: true).Make(), Claude, Home, Program));
                Assert.True(JsonReader.TryRead(FileText.Encode(after), out var value, out _));
                var rewritten = seed % 2 == 0 ? JsonText.Indented(value) : JsonText.Line(value);
                var removed = Text(HookSettings.Remove(rewritten));
                Assert.Empty(HookSettings.Find(removed));
                Assert.Equal(Count(rewritten, "/x/other"), Count(removed, "/x/other"));
                Assert.Equal(Count(rewritten, "no comment"), Count(removed, "no comment"));
            },
            iter: 300);

    [Fact]
    public void Entries_written_by_an_older_program_are_replaced_not_doubled()
    {
        var old = Text(HookSettings.Insert("{\n  // mine\n  \"model\": \"x\"\n}\n", Claude, Home, "/old/place/self-learning"))
            .Replace("\"timeout\": 5", "\"timeout\": 60", StringComparison.Ordinal);
        var now = Text(HookSettings.Insert(old, Claude, Home, Program));

        Assert.Equal(Claude.Events.Count, HookSettings.Find(now).Count);
        Assert.DoesNotContain("/old/place", now, StringComparison.Ordinal);
        Assert.DoesNotContain("60", now, StringComparison.Ordinal);
        Assert.Equal("{\n  // mine\n  \"model\": \"x\"\n}\n", Text(HookSettings.Remove(now)));
    }

    [Fact]
    public void Settings_look_as_if_a_person_had_written_them()
    {
        const string Before = """
            {
                // keep me
                "hooks": {
                    "Stop": [
                        { "hooks": [{ "type": "command", "command": "say done" }] } // done
                    ]
                },
                "model": "opus", // and me
            }

            """;
        var stop = Claude with { Events = [Claude.FindEvent("Stop")!, Claude.FindEvent("PostToolUseFailure")!] };
        var after = """
            {
                // keep me
                "hooks": {
                    "Stop": [
                        { "hooks": [{ "type": "command", "command": "say done" }] }, // done
                        {
                            "hooks": [
                                {
                                    "type": "command",
                                    "command": "/home/u/.local/share/self-learning/bin/self-learning hook claude-code",
                                    "timeout": 5
                                }
                            ]
                        }
                    ],
                    "PostToolUseFailure": [
                        {
                            "hooks": [
                                {
                                    "type": "command",
                                    "command": "/home/u/.local/share/self-learning/bin/self-learning hook claude-code",
                                    "timeout": 5
                                }
                            ]
                        }
                    ]
                },
                "model": "opus", // and me
            }

            """;
        Assert.Equal(after, Text(HookSettings.Insert(Before, stop, Home, Program)));
        Assert.Equal(Before, Text(HookSettings.Remove(after)));
    }

    [Fact]
    public void Where_a_person_changed_the_file_only_ours_goes()
    {
        var after = Text(HookSettings.Insert("{ \"model\": 1 }", Claude, Home, Program));
        var changed = after.Replace("\"model\": 1,", "\"model\": 2, // new\n", StringComparison.Ordinal)
            .Replace("\"Stop\": [", "\"Stop\": [ { \"hooks\": [ { \"command\": \"mine\" } ] },", StringComparison.Ordinal);

        Assert.Equal(
            "{ \"model\": 2, // new\n \"hooks\": { \"Stop\": [ { \"hooks\": [ { \"command\": \"mine\" } ] } ] } }",
            Text(HookSettings.Remove(changed)));
    }

    [Fact]
    public void A_foreign_command_in_a_group_of_ours_stays()
    {
        const string Mixed = """{"hooks":{"Stop":[{"hooks":[{"command":"/a/self-learning hook codex"},{"command":"mine"}]}]}}""";
        Assert.Equal("""{"hooks":{"Stop":[{"hooks":[{"command":"mine"}]}]}}""", Text(HookSettings.Remove(Mixed)));
    }

    [Fact]
    public void What_follows_a_line_comment_is_not_swallowed_by_it()
    {
        const string Settings = "{\"hooks\":{\"Stop\":[\"a\", // mine\n{\"command\":\"/a/self-learning hook codex\"},\"c\"]}}";
        Assert.Equal("{\"hooks\":{\"Stop\":[\"a\", // mine\n\"c\"]}}", Text(HookSettings.Remove(Settings)));
    }

    [Theory]
    [InlineData("claude-code", HookFormat.Groups)]
    [InlineData("codex", HookFormat.Groups)]
    [InlineData("gemini-cli", HookFormat.GroupsMilliseconds)]
    [InlineData("copilot-cli", HookFormat.FlatVersioned)]
    [InlineData("cursor", HookFormat.FlatVersioned)]
    public void A_file_that_was_not_there_is_made_and_leaves_nothing(string agent, HookFormat format)
    {
        var made = Text(HookSettings.Insert(null, AgentTable.Find(agent)!, AgentTable.Find(agent)!.UserHooks!, Program));
        Assert.Equal(made, Text(HookSettings.Insert(made, AgentTable.Find(agent)!, AgentTable.Find(agent)!.UserHooks!, Program)));
        Assert.Equal("", Text(HookSettings.Remove(made)));
        Assert.Equal(format == HookFormat.FlatVersioned, made.Contains("\"version\": 1", StringComparison.Ordinal));
        Assert.Equal(format == HookFormat.GroupsMilliseconds, made.Contains("5000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_projects_settings_get_nothing_that_could_deny_a_call_of_someone_without_the_program()
    {
        Assert.Contains(HookSettings.Find(Text(HookSettings.Insert(null, Claude, Home, Program))), h => h.Event == "PreToolUse");
        Assert.DoesNotContain(HookSettings.Find(Text(HookSettings.Insert(null, Claude, Claude.ProjectHooks!, Program))), h => h.Event == "PreToolUse");
    }

    [Fact]
    public void Our_hooks_are_found_with_the_commands_that_the_host_runs()
    {
        var copilot = AgentTable.Find("copilot-cli")!;
        var made = Text(HookSettings.Insert(null, copilot, copilot.UserHooks!, Program));
        Assert.Equal(
            copilot.Events.Where(e => e.Installed).Select(e => new InstalledHook(e.Event, $"{Program} hook copilot-cli {e.Event}{(e.MustEndWell ? " || true" : "")}")),
            HookSettings.Find(made));
        Assert.Empty(HookSettings.Find("{ broken"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    [InlineData("{\n}")]
    [InlineData("{\n}\n")]
    [InlineData("{ \"hooks\": {} }")]
    [InlineData("{\n  \"hooks\": {\n  }\n}")]
    [InlineData("{\n  \"hooks\": { \"Stop\": [\n  ] }\n}")]
    [InlineData("{\n  // nothing yet\n}")]
    [InlineData("{\n  \"version\": 1\n}\n")]
    public void A_foreign_file_that_was_empty_stays_as_empty_as_it_was(string before)
    {
        var after = Text(HookSettings.Insert(before, Claude, Home, Program));
        Assert.Equal(before, Text(HookSettings.Remove(after)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"a\": 1} x")]
    [InlineData("{'a': 1}")]
    [InlineData("{\"hooks\": []}")]
    [InlineData("{\"hooks\": {\"Stop\": {}}}")]
    public void What_cannot_be_read_is_refused_with_a_reason(string text)
    {
        Assert.NotEmpty(Assert.IsType<TextMerge.Refused>(HookSettings.Insert(text, Claude, Home, Program)).Reason);
        Assert.IsType<TextMerge.Refused>(HookSettings.Remove(text));
    }

    [Fact]
    public void A_program_in_a_folder_with_a_space_is_quoted_and_comes_out_again()
    {
        var text = Text(HookSettings.Insert("{}", Claude, Home, "/home/ada l/self-learning"));
        Assert.Contains("""
            "command": "\"/home/ada l/self-learning\" hook claude-code"
            """.Trim(), text, StringComparison.Ordinal);
        Assert.Equal(text, Text(HookSettings.Insert(text, Claude, Home, "/home/ada l/self-learning")));
        Assert.NotEmpty(HookSettings.Find(text));
        Assert.DoesNotContain("self-learning", Text(HookSettings.Remove(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_whose_path_no_quotes_keep_from_a_shell_is_refused() =>
        Assert.IsType<TextMerge.Refused>(HookSettings.Insert("{}", Claude, Home, "/home/$ada/self-learning"));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Text(TextMerge merge) => merge is TextMerge.Merged m ? m.Text : throw new InvalidOperationException(merge.ToString());
}
