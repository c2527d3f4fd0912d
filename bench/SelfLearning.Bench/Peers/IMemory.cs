namespace SelfLearning.Bench.Peers;

/// <summary>The memory of a peer, as one agent has it open.</summary>
internal interface IMemory : IDisposable
{
    /// <summary>Whether all lessons were taken, as far as the peer says.</summary>
    bool Record(IReadOnlyList<Lesson> lessons);

    Answer Ask(string text, bool isError);

    /// <summary>The titles of all that it holds.</summary>
    IReadOnlySet<string> Titles();
}
