using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SelfLearning.App;
using SelfLearning.App.Contract.Page;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Hosts.Page;

/// <summary>A request from the guard to its answer.</summary>
internal sealed class PageApplication : IHttpApplication<HttpContext>
{
    private const string Api = "/api/";

    private const int MostGarbage = 128 << 20;
    private const string Json = "application/json; charset=utf-8";
    private const string Stranger = """
        <!doctype html><meta charset="utf-8"><title>Self-learning</title>
        <p>This page opens with the address that <code>self-learning ui</code> printed, which holds a token. Copy it from the terminal.</p>
        """;

    private readonly AppEnv env;
    private readonly PageGuard guard;
    private readonly PageConsent consent;
    private readonly PageReads reads;
    private readonly PageWrites writes;
    private readonly PageStream stream;
    private long lastAsked;

    public PageApplication(AppEnv given, int port, string? code, CancellationToken stop)
    {
        // Paths that are typed into the page are of the repository, wherever the program was started.
        var head = new Workspace(given).Head();
        env = given with { Folder = head.Text("worktree") ?? head.Text("repo_root")!, Stop = stop }; // Every head has one.
        guard = new PageGuard(port, Token, RandomText.Token());
        consent = new PageConsent(code);
        Memory = new PageMemory();
        reads = new PageReads(Memory);
        writes = new PageWrites(consent, new KeptPlans());
        stream = new PageStream(env, stop);
        lastAsked = Environment.TickCount64;
    }

    public string Token { get; } = RandomText.Token();

    public PageMemory Memory { get; }

    /// <summary>How long nobody asked for anything; an open stream is no question.</summary>
    public TimeSpan Idle => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref lastAsked));

    public Workspace Work() => new(env);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        PageHeaders.Put(context.Response.Headers);
        switch (guard.Judge(Asked(context.Request, path)))
        {
            case PageGuard.Verdict.WrongMethod:
                await Answer(context, StatusCodes.Status405MethodNotAllowed, "text/plain; charset=utf-8", "Only GET and POST.\n"u8.ToArray());
                return;
            case PageGuard.Verdict.Refused:
                await Answer(context, StatusCodes.Status403Forbidden, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(Stranger));
                return;
            case PageGuard.Verdict.Entered:
                context.Response.Headers.SetCookie = guard.SetCookie;
                break;
        }

        if (path == PageStream.Path)
        {
            await stream.Run(context);
            return;
        }

        Volatile.Write(ref lastAsked, Environment.TickCount64);
        if (path.StartsWith(Api, StringComparison.Ordinal))
            await Ask(context, path[Api.Length..]);
        else if (HttpMethods.IsPost(context.Request.Method) || PageFiles.Find(path == "/" ? "index.html" : path[1..]) is not { } file)
            await Answer(context, StatusCodes.Status404NotFound, "text/plain; charset=utf-8", "There is nothing here.\n"u8.ToArray());
        else
            await Answer(context, StatusCodes.Status200OK, file.Kind, file.Bytes);
    }

    private static PageGuard.Asked Asked(HttpRequest request, string path)
    {
        var headers = request.Headers;
        return new PageGuard.Asked(
            request.Method, path, One(headers.Host), One(headers.Origin), One(headers["Sec-Fetch-Site"]), One(headers["Sec-Fetch-Mode"]), One(headers.ContentType), One(headers.Cookie),
            One(request.Query["token"]));

        // A header that comes twice is joined, so it matches nothing.
        static string? One(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : values.ToString();
    }

    private async Task Ask(HttpContext context, string name)
    {
        var (status, answer) = (StatusCodes.Status200OK, (JsonObject?)null);
        try
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body, context.RequestAborted);
                answer = Do(name, body.ToArray());
            }
            else
            {
                answer = name == "start" ? Start() : With(work => reads.Find(name, work, key => context.Request.Query[key].FirstOrDefault()));
            }

            status = answer is null ? StatusCodes.Status404NotFound : status;
        }
        catch (UserError e)
        {
            (status, answer) = (StatusCodes.Status409Conflict, Fault(e.Message, e.Hint));
        }
        catch (Exception e) when (e is not (OperationCanceledException or BadHttpRequestException))
        {
            // The outermost line of this host: the page says what the command line would.
            (status, answer) = (StatusCodes.Status500InternalServerError, Fault($"This is a bug in self-learning {ProgramVersion.Text}: {e.GetType().Name}: {e.Message}", "Please report it with what you did."));
        }

        await Answer(context, status, Json, Encoding.UTF8.GetBytes(PageText.Of(answer ?? Fault("There is nothing here.", null))));
        PageMemory.Tidy(MostGarbage);
    }

    private JsonObject? Do(string name, byte[] body)
    {
        if (!JsonReader.TryRead(body, out var value, out _) || value is not JsonObject request)
            throw new UserError("The request is not a JSON object.", "Reload the page.");
        // Asking with a long text is no change, but an address has no room for it.
        return With(work => name == "recall" ? reads.Find(name, work, request.Text) : writes.Run(name, work, request));
    }

    private JsonObject? With(Func<Workspace, JsonObject?> ask)
    {
        var work = Work();
        var answer = ask(work);
        if (work.Warnings.Count > 0)
            answer?.Add("warnings", JsonArray.Of(work.Warnings));
        return answer;
    }

    private JsonObject Start()
    {
        var head = Work().HeadWithStore();
        head.Add("version", ProgramVersion.Text);
        head.Add("consent", consent.State);
        return head;
    }

    private static JsonObject Fault(string message, string? hint) => new() { { "error", Redaction.Redact(message) }, { "hint", hint is null ? null : Redaction.Redact(hint) } };

    private static async Task Answer(HttpContext context, int status, string kind, byte[] bytes)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = kind;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
