namespace SelfLearning.Core.Skills;

/// <summary>What is wrong with a skill, or could be better.</summary>
/// <param name="IsError">Whether the skill breaks a rule of the format or has a link that leads nowhere.</param>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file, relative to the skill's folder.</param>
/// <param name="Line">Its line from 1; 0: the file as a whole.</param>
/// <param name="Message">A sentence.</param>
public sealed record SkillFinding(bool IsError, string Rule, string File, int Line, string Message);
