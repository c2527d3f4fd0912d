using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Records;

public sealed partial class JournalKindTests
{
    [Fact]
    public void Every_journal_of_the_registry_is_read_as_itself()
    {
        Assert.True(JournalKind.All.Count >= 5);
        Assert.Equal(JournalKind.All.Count, JournalKind.All.Select(k => k.FileName).Distinct().Count());
        var snapshot = new StoreSnapshot(kind => JournalReader.Read(kind, Encoding.UTF8.GetBytes($"{{\"{kind.IdKey}\": \"{kind.Noun}\"}}\n")));
        Assert.All(JournalKind.All, kind => Assert.Equal((kind, kind.Noun), (snapshot.Of(kind).Kind, snapshot.Of(kind).Id(0))));
    }

    [Fact]
    public void A_field_that_a_journal_does_not_remember_is_refused()
    {
        var signals = JournalReader.Read(JournalKind.Signals, "{\"id\": \"sig_1\", \"kind\": \"aha_used\", \"aha_id\": \"aha_1\"}\n"u8.ToArray());
        Assert.Equal("aha_used", signals.Text(0, Field.Kind));
        Assert.Equal(["aha_1", null], signals.Kind.References.Select(field => signals.Text(0, field)));
        Assert.Throws<ArgumentOutOfRangeException>(() => signals.Text(0, Field.Title));
    }

    [Fact]
    public void Every_field_has_its_own_name_among_the_keys()
    {
        var keys = Names();
        var names = Enum.GetValues<Field>().Select(field => FieldNames.Of(field, Keys.Id)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Contains(name, keys));
    }

    [Fact]
    public void The_name_of_a_field_is_written_once()
    {
        var keys = Names();
        var rooms = new[] { "Core/Records", "Core/Memory", "Core/Review", "Core/Diagnosis", "App/Features/Records", "App/Features/Review", "App/Contract" };
        var files = rooms.SelectMany(r => Directory.EnumerateFiles(Path.Combine(Project.Root, "src/SelfLearning." + r), "*.cs", SearchOption.AllDirectories)).ToList();
        Assert.True(files.Count > 50);
        var written = files.Where(f => Path.GetFileName(f) is not ("Keys.cs" or "RecallCardsAnswer.cs"))
            .SelectMany(f => Access().Matches(File.ReadAllText(f)).Where(m => keys.Contains(m.Groups[1].Value)).Select(m => $"{Path.GetFileName(f)}: {m.Value}"));
        Assert.Empty(written);
    }

    private static HashSet<string> Names() =>
        [.. typeof(Keys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    // Answers have keys of their own, "kind" of a redaction for one; what is read from a record is what counts.
    [GeneratedRegex("""\.(?:Text|Texts|Find|Object|Has|IsTrue|Set|Remove)\("([a-z_]+)""" + "\"")]
    private static partial Regex Access();
}
