using System.Net;
using System.Text;

namespace SelfLearning.Tests.Page;

/// <summary>A client that keeps cookies and takes headers as they are given.</summary>
internal sealed class PageClient(string origin) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(origin), Timeout = TimeSpan.FromSeconds(20) };

    public HttpResponseMessage Send(HttpRequestMessage request, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead) => client.Send(request, until);

    public HttpResponseMessage Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return Send(request);
    }

    public string Text(string path)
    {
        using var answer = Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Body(answer);
    }

    /// <summary>Posts as the page itself does.</summary>
    public HttpResponseMessage Post(string name, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/{name}") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", origin);
        return Send(request);
    }

    /// <summary>The stream of news, while it is open.</summary>
    public StreamReader Stream()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/growth");
        return new StreamReader(Send(request, HttpCompletionOption.ResponseHeadersRead).Content.ReadAsStream());
    }

    public static string Body(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    public void Dispose() => client.Dispose();
}
