using CsCheck;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Records;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class InstallLedgerTests
{
    private const string Path = "/home/ada/.claude/settings.json";

    [Fact]
    public void Installs_of_one_file_are_taken_back_to_before_the_first()
    {
        var ledger = Ledger(Line(null, "a\n"), Line("a\n", "a\nb\n"), Line("a\nb\n", "x\na\nb\n"));
        Assert.Null(ledger.Unwind(Path, "x\na\nb\n"));
        Assert.Null(ledger.Unwind(Path, "a\nb\n"));
        Assert.Equal("", Ledger(Line("", "a\n")).Unwind(Path, "a\n"));
    }

    [Fact]
    public void A_foreign_change_between_two_installs_stays()
    {
        var ledger = Ledger(Line("a\n", "a\nours\n"), Line("mine\na\nours\n", "mine\na\nours\nmore\n"));
        Assert.Equal("mine\na\nours\n", ledger.Unwind(Path, "mine\na\nours\nmore\n"));
    }

    [Fact]
    public void A_line_whose_change_never_came_is_passed_by()
    {
        Assert.Equal("a\n", Ledger(Line("a\n", "a\nb\n"), Line("a\nb\n", "a\nb\nc\n")).Unwind(Path, "a\nb\n"));
        Assert.Equal("other\n", Ledger(Line("a\n", "a\nb\n")).Unwind(Path, "other\n"));
    }

    [Fact]
    public void What_was_uninstalled_is_not_taken_back_twice()
    {
        var out_ = new LedgerLine(LedgerLine.Uninstall, InstallKind.Hooks, Path) { Agents = ["codex"], Before = Hash("a\nb\n"), After = Hash("a\n") };
        var ledger = Ledger(Line("a\n", "a\nb\n"), out_, Line("z\n", "z\nb\n"));
        Assert.Equal("z\n", ledger.Unwind(Path, "z\nb\n"));
        Assert.Equal("a\n", ledger.Unwind(Path, "a\n"));
        Assert.Equal(["codex"], ledger.AgentsOf(Path));
        Assert.Empty(Ledger(Line("a\n", "b\n"), out_).AgentsOf(Path));
    }

    [Fact]
    public void A_line_comes_back_from_its_text_and_a_torn_one_is_none()
    {
        var line = Line("a\n\uFEFFé", "a\nb\n\uFEFFé") with { Ts = "2026-01-01T00:00:00Z", Project = "/p", Folders = ["/p/.claude"] };
        var text = SelfLearning.Core.Json.JsonText.Line(line.ToJson());
        Assert.True(SelfLearning.Core.Json.JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var value, out _));
        Assert.Equal(text, SelfLearning.Core.Json.JsonText.Line(LedgerLine.FromJson(value)!.ToJson()));
        Assert.Null(LedgerLine.FromJson(SelfLearning.Core.Json.JsonValue.Null));
    }

    [Fact]
    public void Stretches_go_back_for_any_two_texts_and_hold_nothing_that_stood_between_them() =>
        Gen.Select(Gen.String[Gen.Char["ab\n\r"], 0, 40], Gen.String[Gen.Char["ab\n\r"], 0, 40]).Sample((before, after) =>
        {
            var splices = TextSplices.Between(before, after);
            Assert.Equal(before, splices.Undo(after));
            Assert.Equal(before, TextSplices.FromJson(splices.ToJson())!.Undo(after));
        });

    [Fact]
    public void What_stands_between_two_stretches_is_in_none()
    {
        var splices = TextSplices.Between("1\nsecret\n2\n", "1\nx\nsecret\ny\n2\n");
        Assert.Equal(2, splices.Stretches.Count);
        Assert.All(splices.Stretches, s => Assert.Equal("", s.Removed));
    }

    private static InstallLedger Ledger(params LedgerLine[] lines) => new(lines);

    private static LedgerLine Line(string? before, string after) => new(LedgerLine.Install, InstallKind.Hooks, Path)
    {
        Agents = ["codex"],
        Before = before is null ? null : Hash(before),
        After = Hash(after),
        Splices = LedgerLine.WayBack(before ?? "", after),
    };

    private static string Hash(string text) => Sha256.Hex(System.Text.Encoding.UTF8.GetBytes(text));
}
