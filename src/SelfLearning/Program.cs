using SelfLearning.Hosts;
using SelfLearning.App;
using SelfLearning.Hosts.Cli;

var env = AppEnv.OfProcess();
var exitCode = UserError.Bug;
try
{
    if (args is ["--version"])
    {
        env.Output.Write(Cli.Version + "\n");
        exitCode = 0;
    }
    else
    {
        exitCode = Cli.Run(args, env);
    }

    env.Output.Flush();
}
catch (IOException) when (exitCode == 0)
{
    // The reader of our output went away, as `| head` does.
}
catch (Exception bug)
{
    Complaint.Write(env, $"This is a bug in self-learning {Cli.Version}: {bug.GetType().Name}: {bug.Message}", "Please report it with the command that you ran.");
    exitCode = UserError.Bug;
}

return exitCode;
