using SelfLearning.Core.Text;
using System.Text.Json;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Puts our hooks into an agent's JSON settings and takes them out again; foreign entries, their order, comments, indentation and line
/// ends stay.</summary>
public static class HookSettings
{
    private const string Hooks = "hooks";

    /// <summary>The settings (null: there is no file yet) with our hooks in them; the same text where they stand there already, as they
    /// should. The program's path must be one that <see cref="HookCommand.Refusal"/> allows.</summary>
    /// <param name="text">The settings.</param>
    /// <param name="agent">Whose they are.</param>
    /// <param name="file">Which of them.</param>
    /// <param name="program">What they shall call.</param>
    /// <param name="version">The version of the client; null where it is not known, and only what all supported versions know is written.</param>
    public static TextMerge Insert(string? text, AgentRow agent, HookFile file, string program, string? version = null)
    {
        if (HookCommand.Refusal(program) is { } refusal)
            return new TextMerge.Refused(refusal);

        if (agent.Client is { } client && version is not null && ClientProgram.Compare(version, client.First) < 0)
            return new TextMerge.Refused($"{agent.Name} {version} runs no hooks of this layout; update it to {client.Oldest} or later.");
        if (file.Format == HookFormat.Plugin)
            return OpenCodePlugin.Insert(text, agent, program);

        var wanted = Entries(agent, file, program, version);
        if (string.IsNullOrWhiteSpace(text?.TrimStart('\uFEFF')))
            return new TextMerge.Merged(NewFile(wanted, file.Format));

        return Edit(text, bare =>
        {
            var present = OursIn(bare.Root);
            if (present.Count == wanted.Count && wanted.All(w => present.Any(p => p.Event == w.Event && Same(bare, p.Node, w.Entry))))
                return bare.ToString();
            if (RemoveAll(bare) && IsOnlyOurFrame(bare))
                return NewFile(wanted, file.Format);
            foreach (var (name, entry) in wanted)
                Add(bare, name, entry);
            return bare.ToString();
        });
    }

    /// <summary>The settings without our hooks, wherever the program was when they were written. Empty where the file was ours alone.</summary>
    public static TextMerge Remove(string text) =>
        OpenCodePlugin.IsOurs(text) ? new TextMerge.Merged("") : string.IsNullOrWhiteSpace(text.TrimStart('\uFEFF')) ? new TextMerge.Merged(text) : Edit(text, bare => RemoveAll(bare) && IsOnlyOurFrame(bare) ? "" : bare.ToString());

    /// <summary>Our hooks in a settings text, as the agent would run them; none where it cannot be read.</summary>
    public static IReadOnlyList<InstalledHook> Find(string text)
    {
        if (OpenCodePlugin.IsOurs(text) && AgentTable.All.FirstOrDefault(a => a.UserHooks?.Format == HookFormat.Plugin) is { } host)
            return OpenCodePlugin.Find(text, host);
        try
        {
            var root = JsoncNode.Parse(FileText.Encode(text.TrimStart('\uFEFF')));
            return
            [
                .. from ours in OursIn(root)
                   from handler in ours.Node.Find(Hooks)?.Children ?? [ours.Node]
                   let command = handler.Find("command")?.Text ?? handler.Find("bash")?.Text
                   where command is not null
                   select new InstalledHook(ours.Event, command),
            ];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static TextMerge Edit(string text, Func<JsoncText, string> edit)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        try
        {
            var bare = new JsoncText(text[mark.Length..]);
            if (!bare.Root.IsObject)
                return new TextMerge.Refused("The settings are not a JSON object.");
            if (bare.Root.Find(Hooks) is { } hooks && (!hooks.IsObject || hooks.Children.Any(c => !c.IsArray && c.Key is { } key && IsEventKey(key))))
                return new TextMerge.Refused("The settings' \"hooks\" are not an object of arrays.");
            return edit(bare) is { Length: > 0 } edited ? new TextMerge.Merged(mark + edited) : new TextMerge.Merged("");
        }
        catch (JsonException e)
        {
            return new TextMerge.Refused($"The settings cannot be read as JSON: {e.Message}");
        }
    }

    // Only events that some agent of ours knows must be arrays; what else stands under "hooks" is not our matter.
    private static bool IsEventKey(string key) => AgentTable.All.Any(a => a.FindEvent(key) is not null);

    private static List<(string Event, JsonObject Entry)> Entries(AgentRow agent, HookFile file, string program, string? version)
    {
        // A shared file is written the same way whichever of its agents asks.
        var owner = agent.CommandWord is { } word ? AgentTable.Find(word) ?? agent : agent;
        return [.. owner.Events.Where(e => e.Installed && (file.IsAtHome || !e.HomeOnly) && owner.Knows(e, version) && AgentRow.Hears(e, version)).Select(e => (e.Event, Entry(e)))];

        JsonObject Entry(MomentRow e)
        {
            var timeout = file.Format == HookFormat.GroupsMilliseconds ? e.TimeoutSeconds * 1000 : e.TimeoutSeconds;
            var command = HookCommand.For(owner, e, program);
            var handler = e.MustEndWell
                ? new JsonObject { { "type", "command" }, { "bash", HookCommand.EndingWell(command, powershell: false) }, { "powershell", HookCommand.EndingWell(command, powershell: true) } }
                : new JsonObject { { "type", "command" }, { "command", command } };
            handler.Add("timeout", timeout);
            var outer = file.Format == HookFormat.FlatVersioned ? handler : [];
            if (e.Matcher is not null)
                outer.Add("matcher", e.Matcher);
            if (outer != handler)
                outer.Add(Hooks, new JsonArray([handler]));
            return outer;
        }
    }

    private static string NewFile(List<(string Event, JsonObject Entry)> entries, HookFormat format)
    {
        var hooks = new JsonObject();
        foreach (var (name, entry) in entries)
            hooks.Add(name, new JsonArray([entry]));
        var root = new JsonObject { { Hooks, hooks } };
        if (format == HookFormat.FlatVersioned)
            root.Add("version", 1);
        return JsonText.Indented(root) + "\n";
    }

    private static void Add(JsoncText bare, string name, JsonObject entry)
    {
        if (bare.Root.Find(Hooks) is not { } hooks)
        {
            bare.Append(bare.Root, depth => Member(Hooks, new JsonObject { { name, new JsonArray([entry]) } }, depth));
            return;
        }

        if (hooks.Find(name) is { } list)
            bare.Append(list, depth => bare.Render(entry, depth));
        else
            bare.Append(hooks, depth => Member(name, new JsonArray([entry]), depth));

        string Member(string key, JsonValue value, int depth) => $"\"{key}\": {bare.Render(value, depth)}";
    }

    private static bool RemoveAll(JsoncText bare)
    {
        var wholeFile = false;
        while (OursIn(bare.Root) is { Count: > 0 } ours)
            wholeFile = bare.Remove(ours[^1].Node);
        return wholeFile;
    }

    // What a file of ours holds besides the hooks: nothing, or the version.
    private static bool IsOnlyOurFrame(JsoncText bare) =>
        bare.ToString().Trim() is var rest && (rest == "{\n}" || rest == "{\n  \"version\": 1\n}");

    /// <summary>Our entries, in the order of the text: the whole entry where all its commands are ours, else the commands.</summary>
    private static List<(string Event, JsoncNode Node)> OursIn(JsoncNode root)
    {
        var ours = new List<(string, JsoncNode)>();
        foreach (var list in root.Find(Hooks)?.Children.Where(c => c.IsArray) ?? [])
        {
            foreach (var entry in list.Children)
            {
                if (IsOurs(entry))
                {
                    ours.Add((list.Key!, entry));
                }
                else if (entry.Find(Hooks) is { IsArray: true, Children.Count: > 0 } handlers)
                {
                    var own = handlers.Children.Where(IsOurs).ToList();
                    if (own.Count == handlers.Children.Count)
                        ours.Add((list.Key!, entry));
                    else
                        ours.AddRange(own.Select(h => (list.Key!, h)));
                }
            }
        }

        return ours;
    }

    private static bool IsOurs(JsoncNode handler) =>
        HookCommand.IsOurs(handler.Find("command")?.Text) || HookCommand.IsOurs(handler.Find("bash")?.Text);

    private static bool Same(JsoncText bare, JsoncNode node, JsonObject entry)
    {
        var text = FileText.Encode(bare.ToString()).AsSpan(node.Start, node.End - node.Start);
        return JsonReader.TryRead(text, out var there, out _) && JsonValue.Same(there, entry);
    }
}

/// <summary>One hook of ours in a settings file: its event, as the host spells it, and the command line.</summary>
public sealed record InstalledHook(string Event, string Command);
