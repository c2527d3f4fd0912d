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
    [InlineData("bash tools/migrate.sh --all", "migrate.sh --all")]
    [InlineData("sh -x ./tools/migrate.sh", "migrate.sh")]
    [InlineData("cat > notes.md <<'EOF'\nnpm ci\nEOF\nnpm test", "cat + npm test")]
    [InlineData("", "")]
    [InlineData("'unclosed", "unclosed")]
    public void Equal_runs_have_equal_forms(string command, string form) => Assert.Equal(form, string.Join(" + ", CommandForm.Of(command).Steps));

    [Fact]
    public void Two_scripts_from_a_heredoc_are_two_commands()
    {
        const string script = "python3 - <<EOF\nprint(WHAT)\nEOF";
        Assert.Equal(CommandForm.Of(script).Steps, CommandForm.Of("cd x && " + script).Steps);
        Assert.NotEqual(CommandForm.Of(script).Steps, CommandForm.Of(script.Replace("WHAT", "1 + 1", StringComparison.Ordinal)).Steps);
    }

    [Theory]
    [InlineData("npm test", "npm test")]
    [InlineData("cd x; npm test", "npm test")]
    [InlineData("npm ci && npm test", "npm ci + npm test")]
    [InlineData("npm ci; npm test", "npm test")]
    [InlineData("npm ci\nnpm test", "npm test")]
    [InlineData("npm ci || npm test", "")]
    [InlineData("npm ci || npm i && npm test", "npm test")]
    [InlineData("npm test | tail -5", "")]
    [InlineData("npm ci && npm test | tail -5", "npm ci")]
    [InlineData("set -o pipefail; npm test | tail -5", "npm test")]
    [InlineData("set -e\nnpm ci\nnpm test\necho done", "npm ci + npm test")]
    [InlineData("npm test || true", "")]
    [InlineData("npm test || exit 1", "npm test")]
    [InlineData("npm test && echo yes || echo no", "")]
    [InlineData("npm test; echo done", "")]
    [InlineData("npm test &", "")]
    [InlineData("npm test &\nsleep 1", "")]
    [InlineData("npm ci && npm test &", "")]
    [InlineData("! npm test", "")]
    [InlineData("npm test &> log", "npm test")]
    [InlineData("bash -c 'npm test | cat'", "")]
    [InlineData("bash -c 'npm test'", "npm test")]
    public void Exit_code_0_proves_only_the_steps_whose_end_it_tells(string command, string proven) =>
        Assert.Equal(proven, string.Join(" + ", CommandForm.Of(command).Proven));

    [Theory]
    [InlineData("cat > conf/a.ini <<EOF\nx\nEOF", "conf/a.ini")]
    [InlineData("echo registry=x >> .npmrc", ".npmrc")]
    [InlineData("echo x | tee -a conf/b.ini", "conf/b.ini")]
    [InlineData("npm test > /dev/null 2>&1", "")]
    public void What_a_command_writes_by_redirection_is_known(string command, string files) =>
        Assert.Equal(files, string.Join(' ', CommandForm.Of(command).Written));

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
