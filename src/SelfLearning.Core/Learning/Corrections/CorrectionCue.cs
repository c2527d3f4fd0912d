using System.Text.RegularExpressions;

namespace SelfLearning.Core.Learning.Corrections;

/// <summary>A form of words that speaks for or against a turn being a correction.</summary>
/// <param name="Weight">In log-odds, fitted to labelled turns and rounded.</param>
/// <param name="Reason">What it says, for people.</param>
/// <param name="Words">How it is told.</param>
internal sealed record CorrectionCue(double Weight, string Reason, Regex Words);
