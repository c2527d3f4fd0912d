namespace SelfLearning.Core.Recall;

/// <summary>A stretch of a situation that stands in a card word by word, whatever surrounds it.</summary>
/// <param name="Nats">How unlikely it is by chance: the idf of its words, those of an identifier counted once.</param>
/// <param name="Words">How many words it has; a pair of neighbouring characters is half a word.</param>
/// <param name="Telling">How many of them tell cards apart.</param>
public readonly record struct VerbatimRun(double Nats, double Words, int Telling);
