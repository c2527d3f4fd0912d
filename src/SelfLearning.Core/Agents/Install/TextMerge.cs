namespace SelfLearning.Core.Agents.Install;

/// <summary>What became of putting ours into another program's text: a new text, or a refusal that leaves the file alone.</summary>
public abstract record TextMerge
{
    private TextMerge()
    {
    }

    /// <summary>The text that the file is to have; the one given where nothing changes. Empty where nothing is left of it.</summary>
    public sealed record Merged(string Text) : TextMerge;

    /// <summary>Why the file is not touched, as a sentence for a person.</summary>
    public sealed record Refused(string Reason) : TextMerge;
}
