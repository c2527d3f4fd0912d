using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>How a card that was, or seems to be, in a target stands there now.</summary>
public static class BlockStatus
{
    public const string InPlace = "in-place";
    public const string Edited = "edited";
    public const string Outdated = "outdated";
    public const string Gone = "gone";
    public const string PutAside = "put-aside";
    public const string Unknown = "unknown-origin";
    public const string Unreadable = "unreadable";

    /// <summary>Whether a status is a drift that somebody should look at.</summary>
    public static bool IsDrift(string status) => status != InPlace;

    /// <summary>The status of a block that stands in a target. <paramref name="card"/>: the card as it is now, null where no store knows it.</summary>
    public static string Of(TargetText target, MarkedBlock block, BackportCard? card, bool isPutAside)
    {
        if (Removal.IsEdited(target, block))
            return Edited;
        if (card is null)
            return Unknown;
        if (isPutAside)
            return PutAside;
        // A block of the old program carries no version; its layout differs, so its text cannot tell either. Nor can a part that a newer one wrote.
        return block["v"] is { } version && CardPart.IsKnown(block["part"]) && version != CardText.Version(CardText.Body(card, block["part"])) ? Outdated : InPlace;
    }
}
