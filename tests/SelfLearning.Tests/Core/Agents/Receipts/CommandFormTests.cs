using SelfLearning.Core.Agents.Commands;

namespace SelfLearning.Tests.Core.Agents.Receipts;

public sealed class CommandFormTests
{
    [Theory]
    [InlineData("dotnet build", "dotnet build")]
    [InlineData("cd src && dotnet build", "dotnet build")]
    [InlineData("DOTNET_CLI=1 CI=true dotnet build -c Release", "dotnet build -c Release")]
    [InlineData("sudo -E /usr/bin/apt-get install jq", "apt-get install jq")]
    [InlineData("sudo -u bob make", "make")]
    [InlineData("timeout 30 npm test", "npm test")]
    [InlineData("env FOO=1 npm test", "npm test")]
    [InlineData("./gradlew build", "gradlew build")]
    [InlineData("C:\\tools\\dotnet.exe build", "dotnet build")]
    [InlineData("npm test 2>&1 | tail -20", "npm test")]
    [InlineData("npm test > out.txt 2>/dev/null", "npm test")]
    [InlineData("npm test &> out.txt", "npm test")]
    [InlineData("bash -lc 'cd /x && npm test'", "npm test")]
    [InlineData("pytest /home/u/app/test_a.py", "pytest test_a.py")]
    [InlineData("pytest ./test_a.py  # again", "pytest test_a.py")]
    [InlineData("kill 4711", "kill 0")]
    [InlineData("git show 1a2b3c4d5e", "git show 0")]
    [InlineData("git commit -m \"a; b | c\"", "git commit -m a; b | c")]
    [InlineData("npm install && npm test", "npm install + npm test")]
    [InlineData("npm install \\\n  --force", "npm install --force")]
    [InlineData("cd x; export A=1", "")]
    [InlineData("", "")]
    [InlineData("'unclosed", "unclosed")]
    public void Equal_runs_have_equal_forms(string command, string form) => Assert.Equal(form, string.Join(" + ", CommandForm.Of(command).Steps));

    [Theory]
    [InlineData("npm test", true)]
    [InlineData("cd x; npm test", true)]
    [InlineData("npm ci && npm test", true)]
    [InlineData("npm test | tail -5", false)]
    [InlineData("npm test || true", false)]
    [InlineData("npm test; echo done", false)]
    [InlineData("npm test &\nsleep 1", false)]
    [InlineData("bash -c 'npm test | cat'", false)]
    public void A_success_counts_only_where_the_exit_code_is_the_commands_own(string command, bool own) =>
        Assert.Equal(own, CommandForm.Of(command).ExitIsItsOwn);

    [Fact]
    public void A_print_tells_no_word_of_the_command()
    {
        var prints = CommandForm.Of("curl -H token:hunter2").Prints;
        Assert.Matches("^[0-9a-f]{16}$", Assert.Single(prints));
        Assert.Equal(prints, CommandForm.Of("sudo curl -H token:hunter2 | jq .").Prints);
        Assert.NotEqual(prints, CommandForm.Of("curl -H token:hunter3").Prints);
    }

    [Fact]
    public void Any_text_has_a_form() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text => Assert.NotNull(CommandForm.Of(text).Steps), iter: 2_000);
}
