namespace SelfLearning.Tests.Clients;

/// <summary>What the scripted model says next: a shell command, a call of some tool, or a last word. <c>Tokens</c> makes it claim that much use.</summary>
internal sealed record Step
{
    public string? Shell { get; init; }

    public string? Tool { get; init; }

    public string? Namespace { get; init; }

    /// <summary>The MCP server of the tool, whose name the host puts before the tool's own.</summary>
    public string? Server { get; init; }

    /// <summary>The tool's arguments as JSON; <c>$AGENT</c> stands for the sub-agent's id that the client told last.</summary>
    public string Arguments { get; init; } = "{}";

    public string? Text { get; init; }

    public int Tokens { get; init; } = 100;

    public static Step Run(string command, int tokens = 100) => new() { Shell = command, Tokens = tokens };

    public static Step Say(string text) => new() { Text = text };

    public static Step Call(string tool, string arguments, string? within = null) => new() { Tool = tool, Arguments = arguments, Namespace = within };

    public static Step Mcp(string tool, string arguments) => new() { Tool = tool, Arguments = arguments, Server = "self-learning" };
}
