using SelfLearning.App.Features;
using SelfLearning.App.Features.Skills;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>A draft of a skill, to be read by a person.</summary>
public static class NewSkillAnswer
{
    public static Answer Of(Workspace work, NewSkill.Result result) => new(Json(work, result), output => Text(output, work, result));

    private static JsonObject Json(Workspace work, NewSkill.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("skill_path", result.Folder);
        json.Add(Keys.Applied, result.Export.Request.Apply);
        json.Add("card_ids", JsonArray.Of(result.Export.Ids));
        json.Add("backport_ids", JsonArray.Of(result.Export.Targets.Select(t => t.BackportId)));
        json.Add("files", new JsonArray(result.Files.Select(f => new JsonObject { { "path", f.Path }, { "text", f.Text } })));
        json.Add("warnings", JsonArray.Of(result.Findings.Select(f => f.Message)));
        json.Add("gate", new JsonArray(result.Export.Gate.Select(f => new JsonObject { { "rule", f.Rule }, { "grade", f.Grade }, { "detail", f.Detail } })));
        json.Add("note", Note(result));
        return json;
    }

    private static void Text(TextOutput output, Workspace work, NewSkill.Result result)
    {
        foreach (var (path, text) in result.Files)
        {
            output.Line($"--- {Path.GetRelativePath(work.Env.Folder, path)}");
            output.Block(text);
            output.Line();
        }

        foreach (var finding in result.Findings)
            output.Item($"warning: {finding.Message}");
        foreach (var finding in result.Export.Gate)
            output.Item($"{finding.Grade}: {finding.Detail}");
        output.Line(Note(result));
    }

    private static string Note(NewSkill.Result result) => result.Export.Request.Apply
        ? $"Written to {result.Folder}. It is a draft: read it before agents use it. backport-refresh keeps it up to date, backport-remove takes it out."
        : "Nothing was changed. Read the draft, then add --apply to write it.";
}
