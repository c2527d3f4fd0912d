using SelfLearning.App.Storage;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage;

public sealed class RootsTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void A_linked_worktree_shares_the_main_worktrees_store()
    {
        var main = NewRepository("main");
        Shell.Git(main, "worktree", "add", "-q", Path.Combine(box.Root, "linked"));
        box.Folder = Directory.CreateDirectory(Path.Combine(box.Root, "linked/deep")).FullName;
        var json = box.Do("list").Json;
        Assert.Equal((main, Path.Combine(box.Root, "linked")), (json.Text("repo_root"), json.Text("worktree")));
    }

    [Fact]
    public void A_worktree_of_a_bare_repository_uses_the_folder_that_holds_it()
    {
        var main = NewRepository("main");
        var project = Directory.CreateDirectory(Path.Combine(box.Root, "project")).FullName;
        Shell.Git(box.Root, "clone", "-q", "--bare", main, Path.Combine(project, "repo.git"));
        Shell.Git(Path.Combine(project, "repo.git"), "worktree", "add", "-q", Path.Combine(project, "feature"));
        box.Folder = Path.Combine(project, "feature");
        Assert.Equal(new Roots(project, box.Folder), Find());
    }

    [Fact]
    public void A_submodule_is_its_own_root()
    {
        var inner = NewRepository("inner");
        var outer = NewRepository("outer");
        Shell.Git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
        box.Folder = Path.Combine(outer, "sub");
        Assert.Equal(new Roots(box.Folder, null), Find());
    }

    [Theory]
    [InlineData(".claude/skills/x", "plain")]
    [InlineData(".agents/skills", "plain")]
    [InlineData(".cursor", "plain")]
    [InlineData("deep", "plain/deep")]
    public void Without_git_an_agents_folder_marks_its_parent(string folder, string root)
    {
        box.Folder = Directory.CreateDirectory(Path.Combine(box.Root, "plain", folder)).FullName;
        Assert.Equal(Path.Combine(box.Root, root), Find().Repository);
    }

    [Fact]
    public void The_variable_wins_and_its_tilde_is_home()
    {
        box["SELF_LEARNING_REPO_ROOT"] = "~/there";
        Assert.Equal(Path.Combine(box.Home, "there"), Find().Repository);
    }

    public void Dispose() => box.Dispose();

    private Roots Find() => Roots.Find(box.Env(Stream.Null, TextWriter.Null, TextWriter.Null));

    private string NewRepository(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(box.Root, name)).FullName;
        Shell.Git(folder, "init", "-q");
        Shell.Git(folder, "commit", "-q", "--allow-empty", "-m", "first");
        return folder;
    }
}
