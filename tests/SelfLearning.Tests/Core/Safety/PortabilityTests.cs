using SelfLearning.Core.Json;
using SelfLearning.Core.Safety.Portability;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Safety;

public sealed class PortabilityTests
{
    private static readonly PlaceNames Here = new()
    {
        User = "jdoe", Home = "/home/jdoe", Machine = "skylark", Root = "/home/jdoe/src/acme-billing", Repositories = ["acme-billing", "ledger"],
        Remotes = ["git@github.com:acme/acme-billing.git", "https://git.acme.dev/money/ledger"], Branches = ["main", "feature/PAY-12-retry", "spike"],
    };

    [Theory]
    [InlineData("Run it in /home/jdoe/src/acme-billing/scripts.", "Run it in <repo root>/scripts.", "repository-path")]
    [InlineData("Look into /home/jdoe/.config/tool", "Look into ~/.config/tool", "home-path")]
    [InlineData("`cat /home/maria/notes.md`", "`cat ~/notes.md`", "home-path")]
    [InlineData("open /Users/maria/Library/x", "open ~/Library/x", "home-path")]
    [InlineData(@"C:\Users\maria\x.txt", @"%USERPROFILE%\x.txt", "home-path")]
    [InlineData("under /mnt/fast/builds/out.log", "under <path>/out.log", "absolute-path")]
    [InlineData("under /srv/acme/app.py", "under <path>/app.py", "absolute-path")]
    [InlineData("ask jdoe for access", "ask <your user> for access", "user-name")]
    [InlineData("log in to skylark first", "log in to <your machine> first", "machine-name")]
    [InlineData("In acme-billing the tests are slow", "In <repository> the tests are slow", "repository-name")]
    [InlineData("the ledger repository has two mains", "the <repository> repository has two mains", "repository-name")]
    [InlineData("clone git@github.com:acme/acme-billing.git", "clone <repository url>", "remote")]
    [InlineData("see acme/acme-billing#4", "see <owner>/<repository>#4", "remote")]
    [InlineData("rebase feature/PAY-12-retry", "rebase <branch>", "branch")]
    [InlineData("git checkout spike", "git checkout <branch>", "branch")]
    [InlineData("git checkout -b fix/login-loop", "git checkout -b <branch>", "branch")]
    [InlineData("curl http://build-01.corp.acme.internal:8080/", "curl http://<internal host>:8080/", "internal-host")]
    [InlineData("ssh db1.office.lan", "ssh <internal host>", "internal-host")]
    [InlineData("psql -h 10.12.3.4", "psql -h <address>", "private-address")]
    [InlineData("as PAY-1234 says", "as <ticket> says", "ticket")]
    [InlineData("fixes #312", "fixes <ticket>", "ticket")]
    [InlineData("mail bob.smith@acme.dev", "mail <email>", "email")]
    public void What_ties_a_text_to_one_place_is_named_and_replaced(string text, string fixedText, string rule)
    {
        var finding = Assert.Single(PortabilityScanner.Find(text, Here));
        Assert.Equal(rule, finding.Rule);
        Assert.Equal(text.Substring(finding.Start, finding.Length), finding.Text);
        var replaced = PortabilityScanner.Replaced(text, [finding]);
        Assert.Equal(fixedText, replaced);
        Assert.Empty(PortabilityScanner.Find(replaced, Here));
    }

    [Theory]
    [InlineData("Edit /etc/hosts, then /usr/bin/env python3; logs are in /var/log/syslog and /tmp/out")]
    [InlineData("GET /api/v1/users/42 returns 404; POST /healthz")]
    [InlineData("`~/.claude/settings.json` and $HOME/.config")]
    [InlineData("/home/<user>/x, /home/$USER/x, /home/runner/work, /home/vscode/.ssh")]
    [InlineData("Use UTF-8, SHA-256, ISO-8601, RFC-3339, CVE-2024-12345, GPT-4, ES-2022, CS-0103 and COVID-19")]
    [InlineData("pip install foo==1.2.3, react@18.2.0, actions/checkout@v4.1, icon@2x.png")]
    [InlineData("git@github.com:owner/name.git and user@example.com, noreply@github.com")]
    [InlineData("host.docker.internal, settings.local.json, .env.local, CLAUDE.local.md, /etc/rc.local, 127.0.0.1:80, 10.0.0.0/8, 10.0.2.2, 0.0.0.0")]
    [InlineData("version 10.0.19041.1 and v10.1.2.3")]
    [InlineData("git checkout main; git push origin HEAD; the ledger is balanced; a spike in traffic")]
    [InlineData("foo.internal() and obj.local = 1; namespace x.internal.y; std::local")]
    [InlineData("the feature/flag pattern; a fix/workaround")]
    public void What_means_the_same_everywhere_is_left_alone(string text) => Assert.Empty(PortabilityScanner.Find(text, Here).Select(f => $"{f.Rule} {f.Text}"));

    [Fact]
    public void An_everyday_user_or_machine_is_no_finding() =>
        Assert.Empty(PortabilityScanner.Find("log in as root on the server as node", new PlaceNames { User = "root", Machine = "server", Home = "/root" }));

    [Theory]
    [InlineData("Run `pip install foo==1.2.3`", "", "Run `pip install foo`")]
    [InlineData("Run `npm i foo@1.2.3 bar`", "", "Run `npm i foo bar`")]
    [InlineData("Run `pip install foo==1.2.3`", "foo 1.2.4 breaks logging", null)]
    [InlineData("Pin it: `pip install foo==1.2.3`", "", null)]
    public void A_version_is_pinned_without_need_where_the_lesson_does_not_speak_of_it(string step, string problem, string? after)
    {
        var card = new JsonObject { { "title", "t" }, { "problem", problem }, { "solution_steps", JsonArray.Of([step]) } };
        var change = CardPortability.Fixed(card, PlaceNames.None);
        Assert.Equal(after, change.Count == 0 ? null : change.Texts("solution_steps").Single());
    }

    [Fact]
    public void Ordinary_lessons_raise_few_alarms()
    {
        var alarms = OrdinaryLessons.All.SelectMany(l => PortabilityScanner.Find(l, Here).Select(f => $"{f.Rule}: {f.Text} in {l}")).ToList();
        Assert.True(alarms.Count == 0, string.Join('\n', alarms));
        Figures.Tell("Portability", $"{OrdinaryLessons.All.Length} ordinary lessons: {alarms.Count} alarms");
    }

    [Fact]
    public void Public_documents_raise_few_alarms()
    {
        var texts = 0;
        var alarms = new Dictionary<string, List<string>>();
        foreach (var set in new[] { "tldr", "rustc", "eslint", "thefuck", "nl2bash" })
        {
            foreach (var file in Directory.EnumerateFiles(Project.Data("recall/" + set), "*.jsonl").Where(f => Path.GetFileName(f).StartsWith("docs", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith("corpus", StringComparison.Ordinal)))
            {
                foreach (var line in File.ReadLines(file))
                {
                    if (!JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out var value, out _) || value is not JsonObject document)
                        continue;
                    texts++;
                    foreach (var finding in document.Members.Where(m => m.Value is JsonString).SelectMany(m => PortabilityScanner.Find(m.Value.AsText!, PlaceNames.None)))
                    {
                        if (!alarms.TryGetValue(finding.Rule, out var list))
                            alarms.Add(finding.Rule, list = []);
                        list.Add(finding.Text);
                    }
                }
            }
        }

        Assert.True(texts > 1000, $"{texts}");
        var told = string.Join("; ", alarms.Select(a => $"{a.Key} {a.Value.Count} ({string.Join(", ", a.Value.Distinct().Take(8))})"));
        Figures.Tell("Portability", $"{texts} public documents: {alarms.Values.Sum(a => a.Count)} alarms: {told}");
        Assert.True(alarms.Values.Sum(a => a.Count) < texts / 25, told);
    }
}
