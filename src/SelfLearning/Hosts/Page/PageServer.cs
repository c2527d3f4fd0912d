using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SelfLearning.App;

namespace SelfLearning.Hosts.Page;

/// <summary>The framework's server without its host: no configuration, no services, no logging, no signals of its own.</summary>
internal sealed class PageServer : IDisposable
{
    private const int MostConnections = 64;
    private const long MostBody = 2 << 20;

    private readonly KestrelServer server;

    private PageServer(KestrelServer server, PageApplication application, int port) =>
        (this.server, Application, Port) = (server, application, port);

    public PageApplication Application { get; }

    public int Port { get; }

    /// <summary>The address of the page, with the token that lets a browser in.</summary>
    public string Address => $"http://{PageGuard.Address}:{Port}/?token={Application.Token}";

    public static async Task<PageServer> Start(AppEnv env, int port, string? code, CancellationToken stop)
    {
        // The guard compares with the port, so it is chosen before the server listens.
        var chosen = port > 0 ? port : FreePort();
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxConcurrentConnections = MostConnections;
        options.Limits.MaxRequestBodySize = MostBody;
        options.Listen(IPAddress.Loopback, chosen);
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), sockets, NullLoggerFactory.Instance);
        var application = new PageApplication(env, chosen, code, stop);
        try
        {
            await server.StartAsync<HttpContext>(application, stop);
        }
        catch (IOException e)
        {
            server.Dispose();
            throw new UserError($"Port {chosen} cannot be used: {e.Message.TrimEnd('.')}.", "Name another one with --port, or leave it out for any that is free.");
        }

        return new PageServer(server, application, chosen);
    }

    /// <summary>Ends every connection at once, open streams too.</summary>
    public Task Stop() => server.StopAsync(new CancellationToken(canceled: true));

    public void Dispose() => server.Dispose();

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
