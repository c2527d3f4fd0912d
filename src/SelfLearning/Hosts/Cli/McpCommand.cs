using SelfLearning.Hosts.Mcp;

namespace SelfLearning.Hosts.Cli;

internal static class McpCommand
{
    internal const string Name = "mcp";

    public static CliCommand Create()
    {
        var verb = new CliCommand(Name, "Serve MCP clients on standard input and output, until the client closes it", "self-learning mcp", writes: true);
        verb.SetAction(parsed => Cli.Finish(parsed, env =>
        {
            if (env.InputIsTerminal)
                env.Error.Write("This speaks MCP (JSON-RPC) and is started by an agent; `self-learning install --mcp` tells agents of it. Ctrl-C ends it.\n");
            McpHost.Run(env, env.Input, env.OutputStream, Cli.Version).GetAwaiter().GetResult();
            return 0;
        }));
        return verb;
    }
}
