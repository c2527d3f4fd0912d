using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using System.CommandLine;

namespace SelfLearning.Hosts.Cli;

/// <summary>One verb of the command line: its options, an example for its help, and whether it writes.</summary>
internal sealed class CliCommand : Command
{
    private readonly Option<string?> format;
    private readonly bool peopleFirst;

    // peopleFirst: the default format is text, not only at a terminal.
    public CliCommand(string name, string about, string example, bool writes, bool peopleFirst = false)
        : base(name, about)
    {
        (Example, Writes, this.peopleFirst) = (example, writes, peopleFirst);
        format = new Option<string?>("--format") { Description = $"json or text (default {(peopleFirst ? "text" : "json; text at a terminal")})", HelpName = "json|text" };
        format.AcceptOnlyFromAmong(peopleFirst ? ["json", "text", "summary"] : ["json", "text"]);
    }

    public string Example { get; }

    /// <summary>Whether the verb changes journals or other people's files.</summary>
    public bool Writes { get; }

    /// <summary>Adds an option; a verb's options stand in its help in the order in which they were added.</summary>
    public Option<T> Option<T>(string name, string description, string? helpName = null, T? fallback = default, IEnumerable<string>? oneOf = null, bool required = false)
    {
        var option = new Option<T>(name) { Description = description, HelpName = helpName, Required = required };
        if (fallback is not null && !EqualityComparer<T>.Default.Equals(fallback, default))
            option.DefaultValueFactory = _ => fallback;
        if (oneOf is not null)
            option.AcceptOnlyFromAmong([.. oneOf]);
        Options.Add(option);
        return option;
    }

    /// <summary>A number that cannot be negative.</summary>
    public Option<int> Count(string name, string description, int fallback)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => fallback };
        Options.Add(option);
        return NotNegative(option);
    }

    public static Option<T> NotNegative<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value < 0)
                result.AddError($"{option.Name} cannot be negative: {value}.");
        });
        return option;
    }

    public CliCommand Does(Func<ParseResult, Workspace, Answer> work)
    {
        Options.Add(format);
        SetAction(parsed => Cli.Finish(parsed, env =>
        {
            using var patience = env.OutputIsTerminal ? new Patience(env) : null;
            var workspace = new Workspace(patience is null ? env : env with { Report = patience.Report });
            var answer = work(parsed, workspace);
            patience?.Dispose();
            foreach (var warning in workspace.Warnings)
                env.Error.WriteLine($"warning: {Core.Text.MarkdownText.Fold(Core.Safety.Redaction.Redact(warning))}");
            var text = parsed.GetValue(format) switch
            {
                null => peopleFirst || env.OutputIsTerminal,
                var word => word is not "json",
            };
            Print(env, answer, text);
            return answer.ExitCode;
        }));
        return this;
    }

    // The work is done by now; where the answer cannot be printed, that is told.
    private void Print(AppEnv env, Answer answer, bool asText)
    {
        try
        {
            if (asText)
                answer.Text(new TextOutput(env));
            else
                env.Output.Write(Core.Json.JsonText.Indented(answer.Json) + "\n");
            env.Output.Flush();
        }
        catch (OutputFault fault) when (!fault.IsClosedPipe)
        {
            throw new UserError(fault.Message, Writes ? $"`{Name}` did its work, which stands; only its answer is lost." : null);
        }
        catch (OutputFault)
        {
            // Nobody reads the answer to its end, as with `| head`; what the command found out stays its exit code.
        }
    }
}
