using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench.Peers;

/// <summary>A program that remembers, as the side-by-side meets it.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>What lies on the disk once it is installed, without the runtime that it needs.</summary>
    string Installed { get; }

    /// <summary>Whether it searches for the text as it is given, so that asking word by word can find more.</summary>
    bool SearchesBySubstring { get; }

    /// <summary>Its time until it can do something, and of what.</summary>
    string Start(string folder);

    /// <summary>Its memory below a folder that is its repository and its home.</summary>
    IMemory Open(string folder);

    /// <summary>A firing of its hook with what an agent pipes in; null where it has none.</summary>
    WholeProcess? Hook(string folder, string payload);
}
