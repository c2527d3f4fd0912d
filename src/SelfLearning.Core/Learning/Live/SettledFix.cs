using System.Text.RegularExpressions;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Live;

/// <summary>Tells what really made the difference where the command came again in other surroundings: another folder or other variables do, what only
/// shows its output otherwise does not.</summary>
internal static partial class SettledFix
{
    /// <summary>The fix with what made the difference; null where that was nothing.</summary>
    public static Fix? Of(Fix fix)
    {
        if (fix.How != FixHow.Surroundings || fix.Ok is null || HasOtherPlace(fix.Failed.Input, fix.Ok.Input))
            return fix.How == FixHow.Nothing ? null : fix;
        if (fix.Steps.Count < 2)
            return null;
        var made = fix.Steps[^2];
        return fix with { How = made.Kind == CallKind.Edit ? FixHow.Edit : FixHow.State, MadeIt = made };
    }

    private static bool HasOtherPlace(string failed, string ok) =>
        LeadingFolder.Of(failed).Folder != LeadingFolder.Of(ok).Folder || !Variables(failed).SetEquals(Variables(ok));

    private static HashSet<string> Variables(string command) => [.. Assignment().Matches(command).Select(m => m.Groups["set"].Value)];

    [GeneratedRegex(@"(?:^|[;&|(]|\s)(?:export\s+)?(?<set>[A-Za-z_][A-Za-z0-9_]*=\S*)", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();
}
