namespace SelfLearning.Core.Text;

/// <summary>A block of ours in a text: the name=value pairs of its start mark, and its lines from start mark to end mark.</summary>
public sealed record MarkedBlock(BlockKind Kind, IReadOnlyDictionary<string, string> Pairs, int FirstLine, int LastLine)
{
    public string? this[string name] => Pairs.GetValueOrDefault(name);

    public string Id => this["id"] ?? "";
}
