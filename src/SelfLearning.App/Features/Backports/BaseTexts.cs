using System.Text;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Backports;

/// <summary>The texts of cards as they were put into a target: kept with the backport, and for older ones made again from the card's versions. The mark's
/// hash says which it was.</summary>
internal static class BaseTexts
{
    private const string FolderName = "base";
    private const int PrivateFile = 0x180;

    /// <summary>Keeps texts in a bundle.</summary>
    public static void Keep(Folder bundle, IEnumerable<(string CardId, string Body)> texts)
    {
        using var folder = bundle.Get(FolderName);
        foreach (var (id, body) in texts)
            AtomicFile.Write(folder, Name(id, CardText.Version(body)), Encoding.UTF8.GetBytes(body), PrivateFile, durable: true);
    }

    /// <summary>The text that a block had when it was put in; null where nobody knows it any more.</summary>
    /// <param name="store">The store with the bundle.</param>
    /// <param name="backport">The backport that put it in; null where the store does not know it.</param>
    /// <param name="versions">The card's versions.</param>
    /// <param name="cardId">The card.</param>
    /// <param name="version">The hash that the mark holds.</param>
    /// <param name="part">Which part of the card.</param>
    public static string? Find(Folder? store, BackportRecord? backport, IReadOnlyList<BackportCard> versions, string cardId, string version, string? part)
    {
        using var folder = store?.Find("exports", "backports", BundleOf(backport), FolderName);
        if (folder?.FindBytes(Name(cardId, version)) is { } bytes && Encoding.UTF8.GetString(bytes) is var kept && CardText.Version(kept) == version)
            return kept;
        return versions.Reverse().Select(card => CardText.Body(card, part)).FirstOrDefault(body => CardText.Version(body) == version);
    }

    /// <summary>The name of a backport's bundle; one that is no name of a folder finds nothing.</summary>
    public static string BundleOf(BackportRecord? backport) => Path.GetFileName(backport?.BundleDir?.TrimEnd('/') ?? "") is { Length: > 0 } name and not ("." or "..") ? name : "-";

    /// <summary>The versions of a card, the oldest first; none where no store knows it.</summary>
    public static IReadOnlyList<JsonObject> Versions(OpenStores stores, Store home, string id)
    {
        var cards = stores[home].Cards;
        var line = cards.Find(id)!.Value; // It is the card's home.
        return [.. Enumerable.Range(line.First, line.Latest - line.First + 1).Where(row => cards.Journal.Id(row) == id).Select(cards.Journal.Body)];
    }

    private static string Name(string cardId, string version) => $"{cardId}.{version}.md";
}
