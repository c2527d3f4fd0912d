using CsCheck;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>F3: what was there stays, installing works twice, and is undone to the byte.</summary>
public sealed class InstallTextsTests : IDisposable
{
    private static readonly (string Name, string? Text)[] Styles =
    [
        ("absent", null),
        ("comments, tabs, no last newline", "// mine\n{\n\t\"model\": \"x\", /* why */\n\t\"hooks\": {\n\t\t\"Stop\": [\n\t\t\t{ \"hooks\": [ { \"type\": \"command\", \"command\": \"mine stop\" } ] }, // last\n\t\t],\n\t\t\"stop\": [{\"command\": \"mine stop\"}]\n\t},\n\t\"z\": 1.50e3\n}"),
        ("CRLF and BOM", "\uFEFF{\r\n    \"hooks\": {\r\n        \"sessionStart\": [\r\n            { \"type\": \"command\", \"command\": \"mine\" }\r\n        ]\r\n    }\r\n}\r\n"),
        ("one line", "{\"hooks\":{\"PostToolUse\":[]},\"model\":\"x\"}"),
        ("empty object", "{}\n"),
        ("empty", ""),
    ];

    private readonly InstallBox box = new();

    public static TheoryData<string, bool, string> Cases()
    {
        var cases = new TheoryData<string, bool, string>();
        foreach (var agent in InstallBox.Agents)
        {
            foreach (var (name, _) in Styles)
            {
                cases.Add(agent, false, name);
                cases.Add(agent, true, name);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Settings_keep_what_was_there_and_come_back_to_the_byte(string agent, bool project, string style)
    {
        var (file, scope) = Prepare(agent, project, style);
        var before = box.Content();
        box.Install("--agent", agent, scope);
        var after = File.ReadAllText(file);
        Assert.NotEmpty(HookSettings.Find(after));
        var at = 0;
        foreach (var c in (TextOf(style) ?? "").Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'))
            Assert.True((at = after.IndexOf(c, at) + 1) > 0, $"'{c}' is gone from {after}");

        var everything = box.Everything();
        var ledger = box.LedgerText();
        Assert.Contains("Nothing to do.", box.Install("--agent", agent, scope).Output, StringComparison.Ordinal);
        Assert.Equal(everything, box.Everything());
        Assert.Equal(ledger, box.LedgerText());

        box.Uninstall(scope);
        Assert.Equal(before, box.Content());
        Assert.False(File.Exists(box.Program));
        Assert.Contains("Nothing to do.", box.Uninstall(scope).Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_foreign_change_since_stays_and_none_of_ours_does(string agent, bool project, string style)
    {
        var (file, scope) = Prepare(agent, project, style);
        box.Install("--agent", agent, scope);
        var after = File.ReadAllText(file);
        var brace = after.IndexOf('{', StringComparison.Ordinal) + 1;
        File.WriteAllText(file, after.Insert(brace, " \"added\": \"since\","));
        box.Uninstall(scope);
        var left = File.ReadAllText(file);
        Assert.Empty(HookSettings.Find(left));
        Assert.DoesNotContain("self-learning", left, StringComparison.Ordinal);
        Assert.Contains("\"added\": \"since\"", left, StringComparison.Ordinal);
        Assert.Equal(Count(TextOf(style) ?? "", "mine"), Count(left, "mine"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_its_ledger_it_comes_out_as_clean(string agent, bool project, string style)
    {
        var (file, scope) = Prepare(agent, project, style);
        box.Install("--agent", agent, scope);
        File.Delete(box.Ledger);
        box.Uninstall(scope);
        // Whether an empty file was there before, only the ledger knew.
        Assert.Equal(string.IsNullOrEmpty(TextOf(style)) ? null : TextOf(style), File.Exists(file) ? ReadWithMark(file) : null);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "skills/self-learning-skills/SKILL.md")));
    }

    [Theory]
    [InlineData("# Rules\r\nBe kind.\r\n")]
    [InlineData("# Rules\nBe kind.")]
    [InlineData("\uFEFF# Rules\n")]
    [InlineData("")]
    [InlineData(null)]
    public void The_policy_goes_into_instruction_files_and_out_again(string? text)
    {
        foreach (var name in text is null ? [] : new[] { box.Home(".claude/CLAUDE.md"), box.Home(".codex/AGENTS.md"), Path.Combine(box.Box.Repo, "AGENTS.md") })
            box.Write(name, text!);
        var before = box.Content();
        foreach (var scope in new[] { "--user", "--project" })
        {
            box.Install("--agent", "claude-code", "--agent", "codex", "--agent", "vscode", "--policy", scope);
            Assert.Contains("Nothing to do.", box.Install("--agent", "claude-code", "--agent", "codex", "--policy", scope).Output, StringComparison.Ordinal);
        }

        Assert.Equal(1, PolicyBlock.VersionIn(File.ReadAllText(Path.Combine(box.Box.Repo, "AGENTS.md"))));
        Assert.Equal(1, PolicyBlock.VersionIn(File.ReadAllText(box.Home(".claude/CLAUDE.md"))));
        box.Uninstall("--project");
        Assert.True(File.Exists(box.Program), "the user's own policy still names the program");
        box.Uninstall("--policy");
        Assert.Equal(text is null ? before.Where(p => !p.Contains("/.claude", StringComparison.Ordinal)) : before, box.Content());
        Assert.False(File.Exists(box.Program));
    }

    [Fact]
    public void One_file_under_two_names_is_changed_once()
    {
        var file = box.Write(Path.Combine(box.Box.Repo, "AGENTS.md"), "# Rules\n");
        File.CreateSymbolicLink(Path.Combine(box.Box.Repo, "CLAUDE.md"), "AGENTS.md");
        box.Install("--project", "--policy", "--agent", "codex", "--agent", "claude-code");
        Assert.Equal(1, Count(File.ReadAllText(file), "policy:start"));
        Assert.NotNull(new FileInfo(Path.Combine(box.Box.Repo, "CLAUDE.md")).LinkTarget);
        box.Uninstall("--project");
        Assert.Equal("# Rules\n", File.ReadAllText(file));
    }

    [Fact]
    public void Any_settings_come_back_to_the_byte() =>
        Gen.Int.Sample(
            seed =>
            {
                using var other = new InstallBox();
                var agent = InstallBox.Agents[(seed & int.MaxValue) % InstallBox.Agents.Length];
                var file = other.Write(other.Hooks(agent, project: false), "");
                File.WriteAllText(file, new RandomSettings(new Random(seed)).Make());
                var before = File.ReadAllBytes(file);
                other.Install("--agent", agent, "--hooks");
                Assert.NotEqual(before, File.ReadAllBytes(file));
                other.Uninstall();
                Assert.Equal(before, File.ReadAllBytes(file));
            },
            iter: Project.IsLong ? 1000 : 40,
            threads: 1);

    public void Dispose() => box.Dispose();

    private (string File, string Scope) Prepare(string agent, bool project, string style)
    {
        var file = box.Hooks(agent, project);
        if (TextOf(style) is { } text)
            box.Write(file, text);
        return (file, project ? "--project" : "--user");
    }

    private static string? TextOf(string style) => Styles.Single(s => s.Name == style).Text;

    private static string ReadWithMark(string file) => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
