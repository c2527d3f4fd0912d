namespace SelfLearning.Core.Agents.Commands;

/// <summary>Follows a command line and keeps the steps of which its exit code 0 says that they went well. In doubt a step is left out.</summary>
internal sealed class ExitCode
{
    private readonly List<string> proven = [];
    private int pipeline;
    private bool isHidden;
    private bool stopsAtFault;
    private bool pipesTell;

    public IReadOnlyList<string> Proven => proven;

    /// <summary>Before a simple command: what its operator says about those before it.</summary>
    public void Begin(ShellWords.Part part, string tool, IReadOnlyList<string> words)
    {
        if (part.Before == "|")
        {
            if (!pipesTell && proven.Count > pipeline)
                proven.RemoveRange(pipeline, proven.Count - pipeline);
        }
        else
        {
            isHidden = part.Words[0] == "!";
            // "|| exit 1" ends the whole with that code, so code 0 means that it was not needed.
            var ends = part.Before == "||" && tool == "exit" && words.Count > 1 && words[1] != "0";
            if ((part.Before is ";" && !stopsAtFault) || (part.Before == "||" && !ends))
                proven.Clear();
            isHidden |= part.Before == "||";
            pipeline = proven.Count;
        }

        if (tool == "set")
        {
            stopsAtFault |= words.Skip(1).Any(w => w.StartsWith('-') && !w.StartsWith("--", StringComparison.Ordinal) && w.Contains('e', StringComparison.Ordinal));
            pipesTell |= words.Contains("pipefail");
        }
    }

    /// <summary>The steps of the command that began.</summary>
    public void Take(IEnumerable<string> steps)
    {
        if (!isHidden)
            proven.AddRange(steps);
    }

    /// <summary>After a simple command: whether it was sent to the background.</summary>
    public void End(ShellWords.Part part)
    {
        if (part.After == "&")
            proven.Clear();
    }
}
