using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Installation;

namespace SelfLearning.Hosts.Cli;

internal static class UpgradeCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("upgrade", "Replace the installed program by a newer one from an archive, or return to the one before", "self-learning upgrade --from self-learning-1.1.0-linux-x64.tar.gz --dry-run", writes: true);
        var from = verb.Option<string>("--from", "The archive, as it was released", "ARCHIVE");
        var sum = verb.Option<string>("--sha256", "Its checksum (default: the one in SHA256SUMS beside it)", "HEX");
        var back = verb.Option<bool>("--back", "Return to the version before");
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            var (archive, isBack) = (parsed.GetValue(from), parsed.GetValue(back));
            if (archive is null != isBack || (isBack && parsed.GetValue(sum) is not null))
                throw new UserError("Give either --from with an archive, or --back.", "Example: self-learning upgrade --from self-learning-1.1.0-linux-x64.tar.gz", UserError.Usage);
            var result = isBack ? Upgrade.PlanBack(work) : Upgrade.Plan(work, archive!, parsed.GetValue(sum)); // One of the two is given.
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, result.Changes.Count > 0, output => InstallAnswer.Show(output, result), "Upgrade?");
            if (isGiven)
                result = Upgrade.Apply(work, result);
            work.Warnings.AddRange(result.Refused.Select(f => $"{f.Path} was left alone: {f.Refusal}"));
            return InstallAnswer.Of(work, result, isBack ? "Returned." : "Upgraded.", isShown);
        });
    }
}
