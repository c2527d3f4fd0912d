using System.CommandLine;
using SelfLearning.Core.Agents;

namespace SelfLearning.Hosts.Cli;

/// <summary>The verb as people see it in help. What agents call goes to <see cref="Hooks.HookHost"/> before any command is made.</summary>
internal static class HookCommand
{
    internal const string Name = "hook";

    public static CliCommand Create()
    {
        var verb = new CliCommand(Name, "Answer an agent's hook: payload on standard input, answer on standard output; silent when unsure, always exit code 0", "self-learning hook claude-code < payload.json", writes: true);
        verb.Arguments.Add(new Argument<string>("AGENT") { Description = "The agent that calls: " + string.Join(", ", AgentTable.All.Select(a => a.Id)) });
        verb.Arguments.Add(new Argument<string?>("EVENT") { Description = "The event, if the payload does not name it", Arity = ArgumentArity.ZeroOrOne });
        return verb;
    }
}
