namespace SelfLearning.Tests.Terminal;

/// <summary>Root at work in another user's repository.</summary>
public sealed class OwnerTests : IDisposable
{
    private const string Card = """{"event": {"task_summary": "t"}, "aha_cards": [{"id": "aha_1", "title": "t", "when_to_use": "w", "evidence": ["e"], "shareable": true, "scope": "portable"}]}""";

    private readonly NativeBox native = new();

    public OwnerTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can work for another user");
        Assert.Equal(0, native.Bash("mkdir -p skills/s; printf -- '---\\nname: s\\ndescription: d\\n---\\n' > skills/s/SKILL.md; printf '# A\\n' > AGENTS.md; chown -R 12345:12346 .").Exit);
    }

    [Fact]
    public void All_that_it_creates_belongs_to_the_owner_of_the_folder()
    {
        native.Record(Card);
        foreach (var line in new[]
        {
            "init", "aha-status --id aha_1 --status accepted", "use --aha aha_1", "recall t", "review", "doctor", "repair --apply",
            "export-backport --skill-path skills/s --ids aha_1 --apply", "export-backport --file AGENTS.md --ids aha_1 --apply --make-diff", "backport-remove aha_1",
        })
        {
            var ran = native.Bash($"$SL {line}");
            Assert.True(ran.Exit == 0, $"{line}: {ran.Error}{ran.Output}");
        }

        Assert.Equal("", native.Bash("find . ! -user 12345 -o ! -group 12346").Output);
        Assert.True(native.Bash("find .agent-skills -type f").Output.Split('\n').Length > 8);
    }

    [Fact]
    public void What_another_user_owns_in_the_store_stays_theirs()
    {
        native.Record(Card);
        native.Bash("chown 12399 .agent-skills/self-learning/v1/users/ada/INDEX.md");
        Assert.Equal(0, native.Bash("$SL use --aha aha_1").Exit);
        Assert.Equal("12399\n", native.Bash("stat -c %u .agent-skills/self-learning/v1/users/ada/INDEX.md").Output);
    }

    public void Dispose() => native.Dispose();
}
