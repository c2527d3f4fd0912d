using System.Text;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Agents.Install;

/// <summary>The plugin file by which OpenCode calls us. It is ours alone; its first line carries a hash of the rest, by which a file that
/// someone edited is known and left alone.</summary>
public static class OpenCodePlugin
{
    private const string Mark = "// self-learning plugin v=";
    private const string ProgramLine = "const PROGRAM = ";

    /// <summary>The file's text with the plugin in it; a file that is not ours, or was edited, is refused.</summary>
    public static TextMerge Insert(string? text, AgentRow agent, string program)
    {
        if (!string.IsNullOrWhiteSpace(text) && !IsOurs(text))
            return new TextMerge.Refused("Another plugin stands there, or this one was edited; move it away to have it anew.");
        var body = Body.Replace("@AGENT@", agent.Id, StringComparison.Ordinal).Replace("@PROGRAM@", JsonText.Line(new JsonString(program)), StringComparison.Ordinal);
        return new TextMerge.Merged($"{Mark}{Hash(body)}\n{body}");
    }

    /// <summary>Whether a text is the plugin as some version of us wrote it.</summary>
    public static bool IsOurs(string text) =>
        text.StartsWith(Mark, StringComparison.Ordinal) && text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && text[Mark.Length..end] == Hash(text[(end + 1)..]);

    /// <summary>The hooks that the plugin calls, as a shell would.</summary>
    public static IReadOnlyList<InstalledHook> Find(string text, AgentRow agent)
    {
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith(ProgramLine, StringComparison.Ordinal));
        return line is not null && JsonReader.TryRead(Encoding.UTF8.GetBytes(line[ProgramLine.Length..]), out var value, out _) && value is JsonString { Value: var program }
            ? [.. agent.Events.Where(e => e.Installed).Select(e => new InstalledHook(e.Event, HookCommand.For(agent, e, program)))]
            : [];
    }

    private static string Hash(string body) => Sha256.Hex(Encoding.UTF8.GetBytes(body))[..12];

    private static string Body { get; } = """
        // Written by `self-learning install`, taken away by `self-learning uninstall`. It hands OpenCode's events to
        // `self-learning hook @AGENT@` and puts the notes that come back before the model. Without the program nothing happens.
        import { spawn } from "node:child_process"
        const PROGRAM = @PROGRAM@
        const TOOLS = new Set(["bash", "edit", "write", "patch", "apply_patch", "multiedit"])
        const notes = new Map() // session: what was said at its start or after a compaction, until it can be put somewhere
        const parents = new Map() // a sub-agent's session: the session that it works for

        const ask = (event, payload) => new Promise((done) => {
          let out = ""
          try {
            const child = spawn(PROGRAM, ["hook", "@AGENT@", event], { stdio: ["pipe", "pipe", "ignore"] })
            const late = setTimeout(() => { child.kill(); done("") }, 3000)
            const end = (text) => { clearTimeout(late); done(text) }
            child.on("error", () => end(""))
            child.on("close", () => end(out.trim()))
            child.stdout.setEncoding("utf8")
            child.stdout.on("data", (text) => (out += text))
            child.stdin.on("error", () => {})
            child.stdin.end(JSON.stringify(payload))
          } catch {
            done("")
          }
        })

        const whose = (id) => {
          let top = id
          for (let depth = 0; parents.has(top) && depth < 9; depth++) top = parents.get(top)
          return top === id ? { sessionID: id } : { sessionID: top, agentId: id }
        }

        const waiting = async (id) => {
          const said = notes.get(id)
          notes.delete(id)
          return (await said) || ""
        }

        export const SelfLearning = async ({ directory }) => ({
          event: async ({ event }) => {
            const id = event.properties?.sessionID || event.properties?.info?.id
            const parent = event.properties?.info?.parentID
            if (event.type === "session.created" && parent) {
              parents.set(id, parent)
              notes.set(id, ask("subagent.created", { ...whose(id), cwd: directory }))
            } else if (event.type === "session.created") {
              notes.set(id, ask("session.created", { sessionID: id, cwd: directory, source: "startup" }))
            } else if (event.type === "session.compacted") {
              notes.set(id, ask("session.compacted", { ...whose(id), cwd: directory }))
            } else if (event.type === "session.idle" && !parents.has(id)) {
              await ask("session.idle", { sessionID: id, cwd: directory })
            }
          },
          "chat.message": async (input, output) => {
            const first = output.parts.find((part) => part.type === "text" && !part.synthetic)
            if (!first) return
            const prompt = output.parts.filter((part) => part.type === "text" && !part.synthetic).map((part) => part.text).join("\n")
            const start = await waiting(input.sessionID)
            const said = await ask("chat.message", { ...whose(input.sessionID), cwd: directory, prompt })
            const text = [start, said].filter(Boolean).join("\n\n")
            if (text) output.parts.push({ ...first, id: first.id + "sl", text, synthetic: true })
          },
          "tool.execute.after": async (input, output) => {
            const reads = input.tool === "skill" || (input.tool === "read" && /\.md$/i.test(input.args?.filePath || ""))
            if (!TOOLS.has(input.tool) && !reads) return
            const start = await waiting(input.sessionID)
            const said = await ask("tool.execute.after", { ...whose(input.sessionID), callID: input.callID, cwd: directory, tool: input.tool, args: input.args,
              output: { output: String(output.output ?? ""), metadata: { exit: output.metadata?.exit } } })
            const text = [start, said].filter(Boolean).join("\n\n")
            if (text) output.output += "\n\n" + text
          },
        })

        """.ReplaceLineEndings("\n");
}
