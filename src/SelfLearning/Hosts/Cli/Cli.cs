using SelfLearning.App.Contract;
using SelfLearning.App;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Glance;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using SelfLearning.Hosts.Hooks;

namespace SelfLearning.Hosts.Cli;

/// <summary>The command line: parses, runs one verb, and turns every fault into a message and an exit code, here and nowhere else.</summary>
internal static class Cli
{
    // An action gets only what it parsed; the environment of this run goes with it here.
    private static readonly AsyncLocal<AppEnv?> Current = new();

    public static string Version => ProgramVersion.Text;

    /// <summary>The whole life of the process: whatever goes wrong ends in a message and an exit code.</summary>
    public static int RunProcess(string[] args, AppEnv env)
    {
        try
        {
            var code = Run(args, env);
            env.Output.Flush();
            return code;
        }
        catch (Exception fault)
        {
            // The outermost line of both hosts. A hook never fails its agent.
            return args is [HookCommand.Name, ..] ? 0 : Told(env, fault);
        }
    }

    public static int Run(string[] args, AppEnv env)
    {
        if (args is ["--version"])
        {
            env.Output.Write(Version + "\n");
            return 0;
        }

        // Agents wait for hooks: no command tree is made for them. Whatever happens, they go on.
        if (args.Length > 0 && args[0] == HookCommand.Name && !args.Any(a => a is "--help" or "-h" or "-?"))
        {
            HookHost.Run(args.AsSpan(1), env);
            return 0;
        }

        if (args.Length > 0 && !Suggestion.IsValid(args[0]))
        {
            Complaint.Write(env, $"{args[0]} names no position in a command line.", "Shell completion calls it as [suggest:N], where N is a whole number from 0.");
            return UserError.Usage;
        }

        var root = args.Length > 0 && Verbs.Find(args[0]) is { } named ? Tree([named]) : Tree();
        var parsed = root.Parse(GivenText.Split(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExample)
            return Misused(env, parsed);

        Current.Value = env;
        return parsed.Invoke(new InvocationConfiguration { Output = env.Output, Error = env.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>All verbs, in the order of the help.</summary>
    public static RootCommand Tree() => Tree(Verbs.All());

    private static RootCommand Tree(IEnumerable<CliCommand> verbs)
    {
        var root = new RootCommand("Self-Learning Skills: the memory of coding agents. It records what was learned, recalls it, and moves what proved itself into skills.");
        foreach (var verb in verbs)
            root.Subcommands.Add(verb);
        foreach (var command in root.Subcommands.Prepend<Command>(root))
        {
            if (command.Options.OfType<HelpOption>().FirstOrDefault() is { Action: HelpAction shown } help)
                help.Action = new HelpWithExample(shown);
        }

        // The subcommands inherit the help option of the root.
        if (root.Options.OfType<HelpOption>().First() is { } shared)
            shared.Description = "Show help and an example";
        root.SetAction(parsed => Current.Value is { IsInteractive: true } ? Finish(parsed, Glance) : Show(new HelpAction(), parsed));
        return root;
    }

    // A person who types the name alone wants to know how things are, not all options.
    private static int Glance(AppEnv env)
    {
        var work = new Workspace(env);
        OverviewAnswer.Of(work, Overview.Run(work)).Text(new TextOutput(env));
        return 0;
    }

    /// <summary>Runs the work of an action and prints its faults.</summary>
    public static int Finish(ParseResult parsed, Func<AppEnv, int> work)
    {
        var env = Current.Value ?? throw new InvalidOperationException($"{parsed.CommandResult.Command.Name} ran without an environment.");
        try
        {
            return work(env);
        }
        catch (Exception e) when (e is UserError or OperationCanceledException)
        {
            return Told(env, e);
        }
    }

    // The exit code of a fault that was put into words.
    private static int Told(AppEnv env, Exception fault)
    {
        var (message, hint, code) = fault switch
        {
            OutputFault { IsClosedPipe: true } => (null, null, 0),
            UserError e => (e.Message, e.Hint, e.ExitCode),
            OperationCanceledException => ("Interrupted.", "What was written before that stands whole. Run the command again to finish it.", UserError.Interrupted),
            IOException or UnauthorizedAccessException => (fault.Message.TrimEnd('.') + ".", null, UserError.Cannot),
            _ => ($"This is a bug in self-learning {Version}: {fault.GetType().Name}: {fault.Message}", "Please report it with the command that you ran.", UserError.Bug),
        };
        if (message is not null)
            Complaint.Write(env, message, hint);
        return code;
    }

    private static int Misused(AppEnv env, ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            // The library names .NET's types; people know numbers and yes or no.
            var text = error.Message.Replace("expected type 'System.Int32'", "a whole number", StringComparison.Ordinal)
                .Replace("expected type 'System.Nullable`1[System.Int32]'", "a whole number", StringComparison.Ordinal)
                .Replace("expected type 'System.Nullable`1[System.Double]'", "a number", StringComparison.Ordinal)
                .Replace("expected type 'System.Nullable`1[System.Boolean]'", "true or false", StringComparison.Ordinal)
                .Replace("expected type 'System.Boolean'", "true or false", StringComparison.Ordinal);
            Complaint.Write(env, text, null);
        }

        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        foreach (var near in parsed.UnmatchedTokens.Select(t => Core.Records.Nearest.Find(t, known)).OfType<string>())
            env.Error.Write($"hint: Did you mean {near}?\n");
        env.Error.Write($"Try: self-learning {(command is CliCommand verb ? verb.Name + " " : "")}--help\n");
        return UserError.Usage;
    }

    /// <summary>Shows a person a plan and asks; anything but a yes is a no.</summary>
    public static bool Ask(AppEnv env, Action<TextOutput> plan, string question)
    {
        env.Report(null);
        plan(new TextOutput(env));
        env.Output.Write(question + " [y/N] ");
        env.Output.Flush();
        return Line(env.Input).Trim() is "y" or "Y" or "yes";
    }

    // Byte by byte: what comes after the line is the answer to another question.
    private static string Line(Stream input)
    {
        var line = new List<byte>();
        for (var next = input.ReadByte(); next is not (-1 or '\n') && line.Count < 4096; next = input.ReadByte())
            line.Add((byte)next);
        return Encoding.UTF8.GetString([.. line]);
    }

    // The library would ask .NET's console for the width, which writes to the terminal first.
    private static int Show(HelpAction help, ParseResult parsed)
    {
        help.MaxWidth = Current.Value is { OutputIsTerminal: true } env ? env.Columns : int.MaxValue;
        return help.Invoke(parsed);
    }

    private sealed class HelpWithExample(HelpAction shown) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = Show(shown, parseResult);
            if (parseResult.CommandResult.Command is CliCommand verb)
                parseResult.InvocationConfiguration.Output.Write($"Example:\n  {verb.Example.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
            return code;
        }
    }
}
