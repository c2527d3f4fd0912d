using System.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage.Search;

/// <summary>What doctor remembers of earlier scans never changes what it says.</summary>
public sealed class ScanCacheTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    private readonly Sandbox box = new() { WorthFolding = 0 };

    private string Cache => Path.Combine(box.Store, ".cache/scanned-v1.json");

    private string Cards => Path.Combine(box.Store, "aha_cards.jsonl");

    public ScanCacheTests()
    {
        Directory.CreateDirectory(box.Store);
        for (var i = 0; i < 30; i++)
            Add(i, i == 7 ? $"use the token {Secret} here" : "nothing of note");
    }

    [Fact]
    public void A_second_look_says_the_same_and_what_is_new_is_scanned()
    {
        var first = Look();
        Assert.Contains("secret", first, StringComparison.Ordinal);
        Assert.True(File.Exists(Cache));
        Assert.Equal(first, Look());
        Add(31, $"another: {Secret}");
        AssertSame();
        Add(7, "clean now");
        AssertSame();
    }

    [Fact]
    public void What_changed_in_place_is_scanned_again()
    {
        Look();
        var text = File.ReadAllText(Cards);
        File.WriteAllText(Cards, text.Replace("nothing of note", Secret[..15], StringComparison.Ordinal).Replace($"\"{Secret[..15]}\"", $"\"{Secret}\"", StringComparison.Ordinal));
        AssertSame();
    }

    [Fact]
    public void A_damaged_cache_is_passed_by()
    {
        var expected = Look();
        var whole = File.ReadAllBytes(Cache);
        var random = new Random(5);
        for (var round = 0; round < 60; round++)
        {
            var bytes = (byte[])whole.Clone();
            if (round % 3 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            else
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Cache, bytes);
            Assert.Equal(expected, Look());
        }
    }

    public void Dispose() => box.Dispose();

    private void AssertSame() => Assert.Equal(Look("--full"), Look());

    private string Look(params string[] args) => box.Run(["doctor", .. args]).Output;

    private void Add(int number, string problem) =>
        File.AppendAllText(Cards, $$"""{"id": "aha_{{number}}", "ts": "2026-01-01T00:00:00Z", "title": "t", "when_to_use": "w", "problem": "{{problem}}", "status": "proposed"}""" + "\n", new UTF8Encoding(false));
}
