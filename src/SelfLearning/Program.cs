using SelfLearning.App.Terminal;
using SelfLearning.Hosts.Cli;

return Cli.RunProcess(args, ProcessEnv.Open(interruptible: args is not ([] or ["--version"] or [HookCommand.Name or McpCommand.Name, ..])));
