using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Hosts.Mcp;

/// <summary>The tools by name, and a call of one: an answer as text and as data, or a fault in words that the model can act on.</summary>
internal sealed class McpTools(Calls calls)
{
    private static readonly IReadOnlyList<(Tool Definition, Func<Workspace, CallArguments, Answer> Work)> Table =
        [(RecallTool.Definition, RecallTool.Run), (RecordTool.Definition, RecordTool.Run), (FeedbackTool.Definition, FeedbackTool.Run)];

    public static IEnumerable<Tool> Definitions => Table.Select(t => t.Definition);

    public async ValueTask<CallToolResult> Call(RequestContext<CallToolRequestParams> request, CancellationToken cancel)
    {
        var work = Table.FirstOrDefault(t => t.Definition.Name == request.Params.Name).Work
            ?? throw new ModelContextProtocol.McpProtocolException($"There is no tool {request.Params.Name}.", ModelContextProtocol.McpErrorCode.InvalidParams);
        try
        {
            var given = new CallArguments(request.Params.Arguments);
            return await calls.Run(request.Server, given.Text("cwd"), request.Params.ProgressToken, workspace => Result(workspace, work(workspace, given)), cancel);
        }
        catch (UserError e)
        {
            return Fault(e.Hint is null ? e.Message : $"{e.Message}\nhint: {e.Hint}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fault(e.Message);
        }
    }

    /// <summary>A definition; its schemas are JSON texts.</summary>
    public static Tool Define(string name, string description, string input, string output, bool reads) => new()
    {
        Name = name,
        Description = description,
        InputSchema = JsonElement.Parse(input),
        OutputSchema = JsonElement.Parse(output),
        Annotations = new ToolAnnotations { ReadOnlyHint = reads, DestructiveHint = reads ? null : false, OpenWorldHint = false },
        // Claude Code hides tools behind a search unless they say this; three this small are for every session.
        Meta = new System.Text.Json.Nodes.JsonObject { ["anthropic/alwaysLoad"] = true },
    };

    private static CallToolResult Result(Workspace work, Answer answer)
    {
        var data = answer.Json;
        if (work.Warnings.Count > 0)
            data.Set("warnings", Redaction.Redact(JsonArray.Of(work.Warnings)));
        var text = AnswerText.Of(work.Env, answer) + string.Concat(work.Warnings.Select(w => $"warning: {Redaction.Redact(w)}\n"));
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], StructuredContent = JsonElement.Parse(JsonText.Line(data)) };
    }

    // What was sent comes back in messages; a secret in it must not.
    private static CallToolResult Fault(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = "error: " + Redaction.Redact(message) }] };
}
