using System.CommandLine;
using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class ForgetCommand
{
    public static Verb Create()
    {
        var verb = new Verb("forget", "Take records out of the journals, index and bundles for good", "self-learning forget aha_1ace75a88751 --yes", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards, recommendations or events", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var yes = verb.Option<bool>("--yes", "Do it; without this the plan is shown, and asked about at a terminal");
        return verb.Does((parsed, work) =>
        {
            var result = Forget.Run(work, parsed.GetValue(ids) ?? [], plan => parsed.GetValue(yes) || Ask(work.Env, plan));
            return new Answer(Json(work, result), page =>
            {
                if (!work.Env.InputIsTerminal || parsed.GetValue(yes))
                    Show(page, result);
                page.Line(result.Done ? "Forgotten." : "Nothing was changed; add --yes to do it.");
            });
        });
    }

    private static bool Ask(AppEnv env, Forget.Result plan)
    {
        if (!env.InputIsTerminal || !env.OutputIsTerminal)
            return false;
        Show(new Page(env), plan);
        return Cli.Ask(env, "Forget this for good?");
    }

    private static void Show(Page page, Forget.Result result)
    {
        foreach (var part in result.Parts)
        {
            page.Line($"From {part.Store.Path}:");
            foreach (var (kind, count) in part.Lines)
                page.Item($"{kind.FileName}: {count} {(count == 1 ? "line" : "lines")}");
            foreach (var bundle in part.Bundles)
                page.Item($"exports/backports/{bundle}");
        }

        foreach (var target in result.StillIn)
            page.Line($"It still stands in {target}; that file is not changed here.");
    }

    private static JsonObject Json(Workspace work, Forget.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("ids", JsonArray.Of(result.Ids));
        json.Add("forgotten", result.Done);
        json.Add("stores", new JsonArray(result.Parts.Select(p =>
        {
            var lines = new JsonObject();
            foreach (var (kind, count) in p.Lines)
                lines.Add(kind.FileName, count);
            return new JsonObject { { "store", p.Store.Path }, { "lines", lines }, { "bundles", JsonArray.Of(p.Bundles) } };
        })));
        json.Add("still_in", JsonArray.Of(result.StillIn));
        json.Add("note", result.Done ? "Forgotten." : "Nothing was changed; add --yes to do it.");
        return json;
    }
}
