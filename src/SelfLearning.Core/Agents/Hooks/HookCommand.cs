namespace SelfLearning.Core.Agents.Hooks;

/// <summary>The command that goes into other programs' settings. It must run unquoted in sh, Git Bash, PowerShell and cmd, and stay the
/// same over updates, since Codex trusts it by its hash.</summary>
public static class HookCommand
{
    private const string ProgramName = "self-learning";

    /// <summary>The command line for an event of an agent.</summary>
    public static string For(AgentRow agent, MomentRow e, string program) =>
        $"{program} hook {agent.Id}" + (agent.EventInCommand ? " " + e.Event : "");

    /// <summary>The same where the host takes a failed hook for a refusal: a program that is not there must not deny anything.</summary>
    public static string EndingWell(string command, bool powershell) => powershell ? command + "; exit 0" : command + " || true";

    /// <summary>Why a program path cannot be written unquoted; null where it can.</summary>
    public static string? Refusal(string program)
    {
        foreach (var c in program)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('/' or ':' or '.' or '-' or '_'))
                return $"The program's path holds '{c}', which shells would not take unquoted: {program}";
        }

        return IsProgram(program) ? null : $"The program must be named {ProgramName}: {program}";
    }

    /// <summary>Whether a command in a settings file is one of ours, wherever the program was.</summary>
    public static bool IsOurs(string? command)
    {
        var words = (command ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3 && words[1] == "hook" && IsProgram(words[0]);
    }

    private static bool IsProgram(string path)
    {
        var name = path.AsSpan(path.LastIndexOfAny(['/', '\\']) + 1);
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            name = name[..^4];
        return name.SequenceEqual(ProgramName);
    }
}
