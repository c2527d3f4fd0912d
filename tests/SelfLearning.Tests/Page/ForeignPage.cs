using System.Net;
using System.Net.Sockets;

namespace SelfLearning.Tests.Page;

/// <summary>A page of somebody else on this machine, on a port of its own.</summary>
internal sealed class ForeignPage : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ForeignPage()
    {
        listener.Start();
        _ = Task.Run(Serve);
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public void Dispose() => listener.Dispose();

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[8192]);
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<!doctype html><title>foreign</title><body>"u8.ToArray());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test ended.
        }
    }
}
