using SelfLearning.Core.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class InstallPlanTests
{
    private const string Program = "/opt/self-learning";
    private static readonly HashSet<InstallKind> Both = [InstallKind.Hooks, InstallKind.Policy];
    private static readonly HashSet<InstallKind> All = [.. Both, InstallKind.Mcp];
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Installing_for_all_and_uninstalling_leaves_every_file_as_it_was(bool project)
    {
        files[project ? ".claude/settings.local.json" : "~/.claude/settings.json"] = "{\n\t\"model\": \"x\"\n}";
        files[project ? "AGENTS.md" : "~/.codex/AGENTS.md"] = "# Rules\r\nBe kind.";
        var before = new Dictionary<string, string>(files);

        Write(InstallPlan.Install(AgentTable.All, project, _ => All, Program, Read));
        Assert.True(files.Count > before.Count + 3);
        Assert.All(InstallPlan.Install(AgentTable.All, project, _ => All, Program, Read), e => Assert.True(e.ChangesNothing, e.Path));

        foreach (var (kind, path) in AgentTable.All.SelectMany(a => InstallPlan.Places(a, project)).Distinct().Where(p => files.ContainsKey(p.Path)))
        {
            if (files.TryGetValue(path, out var text))
                Write([InstallPlan.Remove(path, kind, text)]);
        }

        Assert.Equal(before, files);
    }

    [Fact]
    public void A_file_that_two_agents_share_is_the_same_whichever_asks_first()
    {
        var one = InstallPlan.Install([AgentTable.Find("vscode")!], true, _ => Both, Program, Read);
        var two = InstallPlan.Install([AgentTable.Find("copilot-cli")!, AgentTable.Find("vscode")!], true, _ => Both, Program, Read);
        Assert.Equal(one, two);
        Assert.Equal(2, one.Count);
    }

    [Fact]
    public void A_file_that_takes_in_the_one_with_our_block_gets_none_of_its_own()
    {
        files["CLAUDE.md"] = "@AGENTS.md\n";
        files["AGENTS.md"] = PolicyBlock.Text;
        Assert.True(Assert.Single(InstallPlan.Install([AgentTable.Find("claude-code")!], true, _ => new HashSet<InstallKind> { InstallKind.Policy }, Program, Read)).ChangesNothing);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone_with_the_reason()
    {
        files[".claude/settings.local.json"] = "{ broken";
        var edit = Assert.Single(InstallPlan.Install([AgentTable.Find("claude-code")!], true, _ => new HashSet<InstallKind> { InstallKind.Hooks }, Program, Read));
        Assert.NotNull(edit.Refusal);
        Assert.Equal(edit.Before, edit.After);
    }

    [Fact]
    public void A_splice_survives_the_ledger_and_fits_only_its_own_text()
    {
        var splice = TextSplice.Between("abXcd", "abYYcd");
        Assert.Equal(new TextSplice(2, "X", "YY"), TextSplice.FromJson(splice.ToJson()));
        Assert.Equal("abXcd", splice.Undo("abYYcd"));
        Assert.Null(splice.Undo("abZ"));
    }

    [Theory]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, (byte)'a', 13, 10 }, true)]
    [InlineData(new byte[] { (byte)'a', 0xff }, false)]
    [InlineData(new byte[] { (byte)'a', 0 }, false)]
    public void Bytes_become_text_and_the_same_bytes_or_nothing(byte[] bytes, bool isText)
    {
        var text = FileText.Decode(bytes);
        Assert.Equal(isText, text is not null);
        if (text is not null)
            Assert.Equal(bytes, FileText.Encode(text));
    }

    private string? Read(string path) => files.GetValueOrDefault(path);

    private void Write(IReadOnlyList<InstallEdit> edits)
    {
        Assert.All(edits, e => Assert.Null(e.Refusal));
        foreach (var edit in edits)
        {
            if (edit.After is { } after)
                files[edit.Path] = after;
            else
                files.Remove(edit.Path);
        }
    }
}
