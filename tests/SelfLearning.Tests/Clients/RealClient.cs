namespace SelfLearning.Tests.Clients;

/// <summary>How one client is set up against the mock and started, and what it can do. One file a client has one of these.</summary>
internal abstract class RealClient(PinnedClient pin)
{
    public PinnedClient Pin { get; } = pin;

    /// <summary>Whether a resumed session sends every earlier result of a tool twice, under one call id, with all that stands in it.</summary>
    public virtual bool RepeatsResultsAtResume => false;

    /// <summary>The settings file that a person had before us, below home, and its text: it must come back to the byte. Null for none.</summary>
    public virtual (string Path, string Text)? Before => null;

    /// <summary>The events that a plain session must have fired.</summary>
    public abstract IReadOnlyList<string> Events { get; }

    /// <summary>Whether our program learns how a command ended, so that outcomes can be counted.</summary>
    public virtual bool TellsEnds => true;

    /// <summary>The prompt by which the client compacts at once; null where it has none without a person.</summary>
    public virtual string? Compacts => null;

    /// <summary>Whether a prompt that begins with a slash runs a command's file without a person too.</summary>
    public virtual bool RunsCommands => false;

    /// <summary>The calls by which the model starts a sub-agent and waits for it, given the tools on offer; null where it cannot.</summary>
    public virtual IReadOnlyList<Step>? Delegate(IReadOnlyCollection<string> tools) => null;

    /// <summary>Writes the client's own settings.</summary>
    public virtual void SetUp(ClientWorld world)
    {
    }

    /// <summary>What a person does after the install, such as to trust the hooks.</summary>
    public virtual void AfterInstall(ClientWorld world)
    {
    }

    /// <summary>The command line of one run; a session's id or a word for the last one resumes it.</summary>
    public abstract (string Program, IReadOnlyList<string> Args) Command(ClientWorld world, string prompt, string? resumes);

    /// <summary>The client's own environment, besides home and path.</summary>
    public abstract IEnumerable<(string, string?)> Variables(ClientWorld world);

    /// <summary>The session's id in what a run printed; a word that resumes the last one where it needs none.</summary>
    public virtual string Session(string output) => "last";

    /// <summary>What the client says when it dislikes an answer or settings of ours.</summary>
    public virtual string? Complaint(string output) => null;
}
