using System.Text.RegularExpressions;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Docs;

public sealed partial class DocumentTests
{
    private static readonly string[] Documents =
        [.. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" }.Concat(Below("docs")).Concat(Below("skills"))];

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var links = Documents.SelectMany(d => Link().Matches(Read(d)).Select(m => (Document: d, Target: m.Groups[1].Value)))
            .Where(l => !l.Target.StartsWith("http", StringComparison.Ordinal) && !l.Target.StartsWith('#')).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.True(Path.Exists(Path.Combine(Project.Root, Path.GetDirectoryName(l.Document)!, l.Target.Split('#')[0])), $"{l.Document}: {l.Target}"));
    }

    [Fact]
    public void The_policy_to_paste_is_the_same_everywhere()
    {
        var policy = PolicyBlock().Match(Read("skills/self-learning-skills/AGENTS.md")).Groups[1].Value;
        Assert.Contains("PRE-RUN", policy, StringComparison.Ordinal);
        Assert.Contains(policy, Read("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_is_short() => Assert.True(Read("README.md").Count(c => c == '\n') <= 120);

    [Fact]
    public void No_document_names_a_place_of_the_machine_it_was_written_on() =>
        Assert.All(Documents, d => Assert.DoesNotMatch(@"(^|[\s`(])/(root|work|home/[a-z]+)/", Read(d)));

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Project.Root, folder), "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Project.Root, f));

    private static string Read(string document) => File.ReadAllText(Path.Combine(Project.Root, document));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```markdown\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PolicyBlock();
}
