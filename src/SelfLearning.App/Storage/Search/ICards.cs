using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;

namespace SelfLearning.App.Storage.Search;

/// <summary>The cards of a store as recall asks for them.</summary>
internal interface ICards : IDisposable
{
    /// <summary>The latest versions of all cards but the rejected and deprecated, in the order of their latest line.</summary>
    ICardIndex Index { get; }

    /// <summary>Whether a card of this id is stored, in whatever status.</summary>
    bool Knows(string id);

    /// <summary>The latest record of a card of the index.</summary>
    JsonObject Body(string id);

    /// <summary>The latest record of a card; null where the index has none of this id.</summary>
    JsonObject? Find(string id);
}
