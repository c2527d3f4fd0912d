using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Recall;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Mcp;

/// <summary>The project's cards as resources, the newest first, a page at a time; one that is read may be of the global store too.</summary>
internal sealed class CardResources(Calls calls)
{
    private const string Scheme = "self-learning://card/";
    private const string Mime = "text/plain";
    private const int Page = 100;

    public static ResourceTemplate Template { get; } = new()
    {
        Name = "card", Title = "A card", UriTemplate = Scheme + "{id}", Description = "A lesson of earlier work, quoted as data", MimeType = Mime,
    };

    public async ValueTask<ListResourcesResult> List(RequestContext<ListResourcesRequestParams> request, CancellationToken cancel)
    {
        var from = 0;
        if (request.Params?.Cursor is { } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            throw new McpProtocolException("This cursor is none of ours.", McpErrorCode.InvalidParams);
        try
        {
            // One more than the page, to know whether there is another.
            var newest = await calls.Run(request.Server, null, request.Params?.ProgressToken,
                work => ListRecords.Run(work, new ListRecords.Request(ListRecords.Cards, null, null, null, from + Page + 1, All: false, History: false)).Items, cancel);
            List<Resource> page = [.. newest.Reverse().Skip(from).Take(Page).Select(Of)];
            return new ListResourcesResult { Resources = page, NextCursor = newest.Count > from + Page ? (from + Page).ToString(CultureInfo.InvariantCulture) : null };
        }
        catch (UserError e)
        {
            throw new McpProtocolException(e.Message, McpErrorCode.InternalError);
        }
    }

    public async ValueTask<ReadResourceResult> Read(RequestContext<ReadResourceRequestParams> request, CancellationToken cancel)
    {
        var uri = request.Params.Uri;
        var id = uri.StartsWith(Scheme, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Scheme.Length..]) : "";
        try
        {
            var found = await calls.Run(request.Server, null, request.Params.ProgressToken, work => RecallCards.Find(work, [id], long.MaxValue), cancel);
            return found is [var (record, store)]
                ? new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = Mime, Text = FencedCard.Render(record, store) }] }
                : throw new McpProtocolException($"There is no card {Core.Safety.Redaction.Redact(uri)}.", McpErrorCode.InvalidParams);
        }
        catch (UserError e)
        {
            throw new McpProtocolException(e.Message, McpErrorCode.InternalError);
        }
    }

    private static Resource Of(Core.Json.JsonObject card) => new()
    {
        Uri = Scheme + Uri.EscapeDataString(card.Text(Keys.Id)!),
        Name = card.Text(Keys.Id)!,
        // A title that gives orders is not put before an agent unfenced.
        Title = CardFlags.Of(card).Count > 0 ? null : FencedCard.Title(card),
        MimeType = Mime,
        Annotations = Timestamp.Find(card.Text(Keys.Ts)) is { } ts ? new Annotations { LastModified = ts } : null,
    };
}
