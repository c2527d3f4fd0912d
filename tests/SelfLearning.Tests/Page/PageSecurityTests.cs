using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>Who is let in, and who is not, over the published program.</summary>
public sealed class PageSecurityTests : IDisposable
{
    private readonly Sandbox box = new();
    private readonly RunningPage page;

    public PageSecurityTests()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "A lesson", "problem": "p"}]}""", "record");
        page = RunningPage.Start(box);
    }

    [Fact]
    public void The_token_of_the_address_becomes_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        using var stranger = page.Stranger();
        using var entered = stranger.Get(page.Address);
        var cookie = Assert.Single(entered.Headers.GetValues("Set-Cookie"));
        Assert.Contains("HttpOnly", cookie, StringComparison.Ordinal);
        Assert.Contains("SameSite=Strict", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Address.Split('=')[1], cookie, StringComparison.Ordinal);
        using var again = stranger.Get(page.Address);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?token=00000000000000000000000000000000")]
    [InlineData("/app.js")]
    [InlineData("/api/overview")]
    [InlineData("/api/record?id=aha_1")]
    [InlineData("/api/growth")]
    public void Without_token_and_cookie_nothing_is_given(string path)
    {
        using var stranger = page.Stranger();
        using var answer = stranger.Get(path);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("lesson", PageClient.Body(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Host", "localhost")]
    [InlineData("Host", "127.0.0.1")]
    [InlineData("Origin", "http://attacker.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public void A_request_that_another_site_made_is_refused_even_with_the_cookie(string header, string value)
    {
        using var guest = page.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/overview");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = guest.Send(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        using var fair = guest.Get("/api/overview");
        Assert.Equal(HttpStatusCode.OK, fair.StatusCode);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("http://attacker.example", "application/json")]
    [InlineData("http://localhost", "application/json")]
    [InlineData("own", "text/plain")]
    [InlineData("own", "application/x-www-form-urlencoded")]
    public void A_post_without_this_origin_or_of_a_form_is_refused_and_changes_nothing(string? origin, string kind)
    {
        using var guest = page.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/aha-status") { Content = new StringContent("""{"ids": ["aha_1"], "status": "rejected"}""", Encoding.UTF8, kind) };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? page.Origin : origin);
        using var answer = guest.Send(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Single(box.Lines("aha_cards.jsonl"));
    }

    [Theory]
    [InlineData("aha-status")]
    [InlineData("keep")]
    [InlineData("merge")]
    [InlineData("apply")]
    [InlineData("consent")]
    public void Nothing_is_changed_by_get(string name)
    {
        using var guest = page.Guest();
        var before = Tree.Of(box.Store, ".cache");
        using var answer = guest.Get($"/api/{name}?ids=aha_1&status=rejected");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(before, Tree.Of(box.Store, ".cache"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public void Other_methods_are_not_known(string method)
    {
        using var guest = page.Guest();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/overview");
        using var answer = guest.Send(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public void Every_answer_carries_the_policy_that_allows_no_inline_script_and_no_other_address()
    {
        using var guest = page.Guest();
        foreach (var path in new[] { "/", "/app.js", "/api/overview", "/nothing" })
        {
            using var answer = guest.Get(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }

        Assert.DoesNotContain("<script>", guest.Text("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/../self-learning.csproj")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/page/index.html")]
    [InlineData("/api/backport?id=aha_1&file=/etc/passwd")]
    public void No_path_leads_to_a_file_of_the_machine(string path)
    {
        using var guest = page.Guest();
        using var answer = guest.Get(path);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{answer.StatusCode}");
    }

    [Fact]
    public void It_listens_on_this_machine_only()
    {
        var port = new Uri(page.Origin).Port.ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
        var listening = File.ReadLines("/proc/net/tcp").Concat(File.Exists("/proc/net/tcp6") ? File.ReadLines("/proc/net/tcp6") : [])
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(f => f.Length > 3 && f[1].EndsWith(":" + port, StringComparison.Ordinal) && f[3] == "0A").Select(f => f[1]).ToList();
        Assert.Equal([$"0100007F:{port}"], listening);
    }

    [Fact]
    public void Accepting_without_a_terminal_is_no_consent()
    {
        using var guest = page.Guest();
        using var code = guest.Post("consent", """{"code": "ABCD-EFGH"}""");
        Assert.Equal(HttpStatusCode.Conflict, code.StatusCode);
        var record = JsonNode.Parse(guest.Text("/api/record?id=aha_1"));
        using var done = guest.Post("aha-status", $$"""{"ids": ["aha_1"], "status": "accepted", "sha256": "{{record!["text_sha256"]}}"}""");
        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.DoesNotContain("approved", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_within_two_seconds_while_a_stream_is_open()
    {
        using var guest = page.Guest();
        using var stream = guest.Stream();
        Assert.Equal(": open", stream.ReadLine());
        var (took, exit) = page.End();
        Assert.Equal(0, exit);
        Assert.True(took < TimeSpan.FromSeconds(2), $"{took}");
    }

    [Fact]
    public void A_stream_tells_of_a_new_record()
    {
        using var guest = page.Guest();
        using var stream = guest.Stream();
        Assert.Equal(": open", stream.ReadLine());
        box.DoWith("""{"aha_cards": [{"id": "aha_2", "title": "Another", "problem": "p"}]}""", "record");
        var lines = new List<string?>();
        while (lines.Count < 20 && !lines.Contains("event: growth"))
            lines.Add(stream.ReadLine());
        Assert.Contains("event: growth", lines);
    }

    [Fact]
    public void A_request_that_is_none_closes_the_connection_and_nothing_else()
    {
        using (var socket = new TcpClient("127.0.0.1", new Uri(page.Origin).Port))
        {
            socket.GetStream().Write("\0\u0001 nonsense\r\n\r\n"u8);
            var answer = new byte[64];
            socket.ReceiveTimeout = 5000;
            Assert.StartsWith("HTTP/1.1 400", Encoding.ASCII.GetString(answer, 0, socket.GetStream().Read(answer)), StringComparison.Ordinal);
        }

        using var guest = page.Guest();
        Assert.Contains("aha_1", guest.Text("/api/overview"), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        page.Dispose();
        box.Dispose();
    }
}
