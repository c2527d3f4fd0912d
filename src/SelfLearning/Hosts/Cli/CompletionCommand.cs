using SelfLearning.App.Contract;
using System.CommandLine;
using SelfLearning.Core.Json;

namespace SelfLearning.Hosts.Cli;

internal static class CompletionCommand
{
    private const string Bash = """
        _self_learning() {
            local IFS=$'\n'
            COMPREPLY=( $(compgen -W "$(self-learning "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
        }
        complete -o default -F _self_learning self-learning
        """;

    private const string Zsh = """
        #compdef self-learning
        _self_learning() {
            local -a words_found
            words_found=("${(@f)$(self-learning "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a words_found
        }
        compdef _self_learning self-learning
        """;

    private const string Fish = """
        complete -c self-learning -a '(self-learning "[suggest:"(commandline -C)"]" (commandline -b) 2>/dev/null)'
        """;

    public static CliCommand Create()
    {
        var verb = new CliCommand("completion", "Print a shell completion script", "self-learning completion bash >> ~/.bashrc", writes: false, peopleFirst: true);
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        verb.Arguments.Add(shell);
        return verb.Does((parsed, work) =>
        {
            var script = parsed.GetValue(shell) switch { "bash" => Bash, "zsh" => Zsh, _ => Fish };
            return new Answer(new JsonObject { { "ok", true }, { "script", script } }, _ => work.Env.Output.Write(script + "\n"));
        });
    }
}
