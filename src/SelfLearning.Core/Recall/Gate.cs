namespace SelfLearning.Core.Recall;

/// <summary>Who is answered, which decides what is held back.</summary>
public enum Gate
{
    /// <summary>Nobody asked for a memory: only a card that is sure is said.</summary>
    Unasked,

    /// <summary>Somebody asked: the best few come, those that are not sure behind the others and marked as weak; silence only where no
    /// card shares a telling word.</summary>
    Asked,
}
