namespace SelfLearning.Core.Recall;

/// <summary>What a match's fit is made of; each lies between 0 and 1, and more is better.</summary>
/// <param name="Coverage">The part of the question's weight that the card has; a word that no card knows weighs most.</param>
/// <param name="Strength">The score over what a perfect card would score.</param>
/// <param name="Breadth">How many different telling words were found, on a scale of 6; what every request says is not counted.</param>
/// <param name="Verbatim">How many words of the situation stand in the card one after the other, on a scale of 5.</param>
/// <param name="Title">The part of the title, in nats, that the question says.</param>
/// <param name="TitleDepth">Nats of the title found, on a scale of 3 ln N.</param>
/// <param name="Brevity">How short the card is: 1 down to 0 at 200 terms; a long text has some words of any question.</param>
/// <param name="Error">1 where the situation quotes an error, which asks for a memory more than a task does.</param>
public readonly record struct FitFeatures(
    double Coverage, double Strength, double Breadth, double Verbatim, double Title, double TitleDepth, double Brevity, double Error);
