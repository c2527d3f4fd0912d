using System.IO.Pipes;
using System.Text;
using SelfLearning.Hosts.Mcp;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Hosts.Mcp;

/// <summary>A sandbox with a server in this process, and its client.</summary>
internal sealed class McpBox : IDisposable
{
    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out);
    private readonly AnonymousPipeServerStream fromServer = new(PipeDirection.In);
    private readonly Task serving;

    public McpBox(IReadOnlyList<string>? roots = null, Action<Sandbox>? prepare = null, bool initialize = true)
    {
        prepare?.Invoke(Box);
        var input = new AnonymousPipeClientStream(PipeDirection.In, toServer.ClientSafePipeHandle);
        var output = new AnonymousPipeClientStream(PipeDirection.Out, fromServer.ClientSafePipeHandle);
        serving = Task.Run(() => McpHost.Run(Box.Env(Stream.Null, TextWriter.Null, TextWriter.Null), input, output, "1.0.0"));
        var utf8 = new UTF8Encoding(false);
        Peer = new McpPeer(new StreamWriter(toServer, utf8), new StreamReader(fromServer, utf8)) { Roots = roots };
        Started = initialize ? Peer.Initialize() : new System.Text.Json.Nodes.JsonObject();
    }

    public Sandbox Box { get; } = new();

    public McpPeer Peer { get; }

    /// <summary>What the server said of itself.</summary>
    public System.Text.Json.Nodes.JsonNode Started { get; }

    public void Dispose()
    {
        toServer.Dispose();
        Assert.True(serving.Wait(TimeSpan.FromSeconds(30)), "a server ends with its input");
        fromServer.Dispose();
        Box.Dispose();
    }
}
