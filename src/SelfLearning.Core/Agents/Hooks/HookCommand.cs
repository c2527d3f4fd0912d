namespace SelfLearning.Core.Agents.Hooks;

/// <summary>The command that goes into other programs' settings. It runs unquoted in sh, Git Bash, PowerShell and cmd, and stays the
/// same over updates, since Codex trusts it by its hash. Only a program below a folder whose name needs quotes is quoted, as sh and cmd take it.</summary>
public static class HookCommand
{
    private const string ProgramName = "self-learning";

    /// <summary>The command line for an event of an agent.</summary>
    public static string For(AgentRow agent, MomentRow e, string program) =>
        $"{(program.All(IsPlain) ? program : $"\"{program}\"")} hook {agent.Id}" + (agent.EventInCommand ? " " + e.Event : "");

    /// <summary>Why a program path cannot be written, even in quotes; null where it can.</summary>
    public static string? Refusal(string program)
    {
        foreach (var c in program)
        {
            // In quotes a shell would still act on these.
            if (c is '"' or '$' or '`' or '\\' or '!' or '%' || char.IsControl(c))
                return $"The program's path holds '{c}', which no quotes keep from a shell: {program}";
        }

        return IsProgram(program) ? null : $"The program must be named {ProgramName}: {program}";
    }

    /// <summary>Whether a command in a settings file is one of ours, wherever the program was.</summary>
    public static bool IsOurs(string? command)
    {
        var words = Words(command ?? "");
        return words.Count >= 3 && words[1] == "hook" && IsProgram(words[0]);
    }

    /// <summary>The words of a command of ours; the program, where it is quoted, is one.</summary>
    public static IReadOnlyList<string> Words(string command)
    {
        var end = command.StartsWith('"') ? command.IndexOf('"', 1) : -1;
        return end > 0
            ? [command[1..end], .. command[(end + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or ':' or '.' or '-' or '_';

    private static bool IsProgram(string path)
    {
        var name = path.AsSpan(path.LastIndexOfAny(['/', '\\']) + 1);
        if (name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            name = name[..^4];
        return name.SequenceEqual(ProgramName);
    }
}
