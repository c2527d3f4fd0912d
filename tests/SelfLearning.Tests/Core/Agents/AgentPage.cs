using System.Text;
using SelfLearning.Core.Agents;

namespace SelfLearning.Tests.Core.Agents;

/// <summary>docs/agents.md, made from the table.</summary>
internal static class AgentPage
{
    private static readonly (string Title, Moment[] Moments)[] Columns =
    [
        ("start", [Moment.SessionStart]),
        ("prompt", [Moment.Prompt]),
        ("before a tool", [Moment.BeforeTool]),
        ("after a failure", [Moment.AfterFailure, Moment.AfterTool]),
        ("compaction", [Moment.AfterCompaction, Moment.BeforeCompaction]),
        ("sub-agent", [Moment.SubagentStart]),
        ("stop", [Moment.Stop]),
        ("end", [Moment.SessionEnd]),
    ];

    internal static string Text()
    {
        var page = new StringBuilder(
            """
            # Agents

            What [hooks](hooks.md) can do for each agent at each moment. This page is made from the table in `src/SelfLearning.Core/Agents`; a test compares them.

            - **says**: the host gives our text to its model. **sees**: the host calls us but takes no text; we only keep account. **–**: the host has no such event, or none that we should use.
            - **?** behind a word: the host's documents are silent or disagree, or were read second hand.
            - "Real client" means that `./test --clients` runs the event in the client itself, in the versions that its section names, against a scripted model, and looks at what that model received. "Payload shape" means that the test suite reads a payload of the documented shape and checks the answer's shape. `self-learning doctor --live` fires what is installed on your machine.
            - A failed call comes as an event of its own, or we tell it from the tool's result. "After a failure" counts both.


            """.ReplaceLineEndings("\n"));
        Row(page, ["agent", .. Columns.Select(c => c.Title)]);
        Row(page, ["---", .. Columns.Select(_ => "---")]);
        foreach (var agent in AgentTable.All)
            Row(page, [$"{agent.Name} (`{agent.Id}`)", .. Columns.Select(c => Cell(agent, c.Moments))]);

        Servers(page);
        foreach (var agent in AgentTable.All)
            Details(page, agent);
        return page.ToString();
    }

    private static void Servers(StringBuilder page)
    {
        page.Append(
            """

            ## MCP

            Where `install --mcp` registers [the MCP server](mcp.md). "Usual" agents get it from a plain `install`, since their hooks cannot serve every prompt.
            "Real client": `./test --clients` lets the client call all three tools. "Documented": written as the host's own documents or several independent
            sources say, and checked as a text only. "Second hand": from one source that is not the host's.


            """.ReplaceLineEndings("\n"));
        Row(page, ["agent", "for you", "for a project", "usual", "tested", "remark"]);
        Row(page, ["---", "---", "---", "---", "---", "---"]);
        foreach (var agent in AgentTable.All)
        {
            Row(page, agent.Mcp is not { } mcp
                ? [agent.Name, "–", "–", "no", "no", "It reads no such file."]
                : [agent.Name, mcp.UserFile is { } user ? Code(user) : "–", mcp.ProjectFile is { } project ? Code(project) : "–", agent.NeedsMcp ? "yes" : "no", mcp.Proof switch
                {
                    Proof.RealClient => "real client",
                    Proof.PayloadShape => "documented",
                    _ => "second hand",
                }, mcp.Note ?? ""]);
        }
    }

    private static void Details(StringBuilder page, AgentRow agent)
    {
        page.Append("\n## ").Append(agent.Name).Append("\n\n");
        page.Append("Hooks: ").Append(agent.UserHooks is null && agent.ProjectHooks is null
            ? "not written by `install`"
            : string.Join(", ", new[] { agent.UserHooks?.Path, agent.ProjectHooks?.Path }.OfType<string>().Select(Code)));
        page.Append(". Policy: ").Append(string.Join(", ", new[] { agent.UserPolicy, agent.ProjectPolicy }.OfType<string>().Select(Code)));
        if (agent.Proven is { } proven)
            page.Append(". Run in the real client: ").Append(proven);
        if (agent.Client is { } client)
            page.Append(". Least version: ").Append(client.Oldest);
        page.Append(". Skills: ").Append(string.Join(", ", agent.UserSkills.Take(1).Concat(agent.ProjectSkills.Take(1)).Select(Code))).Append(".\n\n");
        if (agent.Events.Count == 0)
        {
            page.Append("It has no hooks that we know of.\n");
            return;
        }

        Row(page, ["event", "moment", "answer", "registered", "tested", "remark"]);
        Row(page, ["---", "---", "---", "---", "---", "---"]);
        foreach (var e in agent.Events)
        {
            Row(page,
            [
                Code(e.Event), e.Moment.ToString(), e.Answer == AnswerShape.None ? "the host cannot" : e.Answer.ToString(),
                agent.UserHooks is not null && e.Installed ? "yes" : "no", Tested(e.Proof), Remark(e),
            ]);
        }
    }

    private static string Cell(AgentRow agent, Moment[] moments)
    {
        var events = agent.Events.Where(e => moments.Contains(e.Moment) && (e.Installed || agent.UserHooks is null)).ToList();
        // The end of a compaction is a session start of its own kind where that event can speak.
        if (moments.Contains(Moment.AfterCompaction))
            events.AddRange(agent.Events.Where(e => e.CompactionTrigger is not null));
        var best = events.OrderBy(e => e.Answer == AnswerShape.None).ThenBy(e => e.Proof == Proof.Unsure).FirstOrDefault();
        return best is null ? "–" : (best.Answer == AnswerShape.None ? "sees" : "says") + (best.Proof == Proof.Unsure ? "?" : "");
    }

    private static string Remark(MomentRow e) =>
        string.Join(' ', new[] { e.CompactionTrigger is { } trigger ? $"Also the moment after a compaction (`{trigger}`)." : "", e.Note }.Where(t => t.Length > 0));

    private static string Tested(Proof proof) => proof switch
    {
        Proof.RealClient => "real client",
        Proof.PayloadShape => "payload shape",
        _ => "payload shape, unsure",
    };

    private static string Code(string text) => $"`{text}`";

    private static void Row(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
