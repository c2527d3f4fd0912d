using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SelfLearning.App;
using SelfLearning.App.Features;

namespace SelfLearning.Hosts.Mcp;

/// <summary>The client's roots, asked once and again when it says that they changed, and with them the folder that a call works in.</summary>
internal sealed class ClientFolders(AppEnv env)
{
#pragma warning disable MCP9005 // Roots are deprecated from 2026-07-28 on, and are what every client of today has.
    internal const string ChangedNotification = NotificationMethods.RootsListChangedNotification;

    private const string FirstWithoutQuestions = "2026-07-28";

    // A client that says that it has roots and does not tell them must not hold every call.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private volatile IReadOnlyList<string>? known;

    public ValueTask Forget()
    {
        known = null;
        return ValueTask.CompletedTask;
    }

    public async ValueTask<string> Of(McpServer server, string? cwd, CancellationToken cancel) =>
        WorkFolder.Of(env, known ??= await Ask(server, cancel), cwd);

    private static async Task<IReadOnlyList<string>> Ask(McpServer server, CancellationToken cancel)
    {
        // From that protocol on a server asks its client nothing: Claude Code ends the connection over it.
        if (server.ClientCapabilities?.Roots is null || string.CompareOrdinal(server.NegotiatedProtocolVersion, FirstWithoutQuestions) >= 0)
            return [];
        using var patient = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patient.CancelAfter(Patience);
        try
        {
            var result = await server.RequestRootsAsync(new ListRootsRequestParams(), patient.Token);
            return [.. result.Roots.Select(r => Uri.TryCreate(r.Uri, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : null).OfType<string>()];
        }
        catch (Exception e) when (e is McpException or InvalidOperationException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            // As a client without roots: those of the server's own folder.
            return [];
        }
    }
#pragma warning restore MCP9005
}
