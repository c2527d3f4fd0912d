using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Review;
using SelfLearning.Core.Review;
using SelfLearning.Core.Safety;

namespace SelfLearning.Hosts.Mcp;

/// <summary>The prompt by which a person asks an agent to go through what is open.</summary>
internal sealed class ReviewPrompt(Calls calls)
{
    private const string Request =
        """
        Go through what is open in the memory of this repository with me. For each recommendation say whether it is done, still worth doing, or stale, and why. For each card worth a permanent place say into which skill it belongs.
        Propose, and wait for my answer; I approve cards myself, at a terminal (`self-learning aha-status`).

        """;

    public static Prompt Definition { get; } = new() { Name = "review", Title = "Review the memory", Description = "What is open: recommendations, stale ones, cards worth a permanent place" };

    public async ValueTask<GetPromptResult> Get(RequestContext<GetPromptRequestParams> request, CancellationToken cancel)
    {
        if (request.Params.Name != Definition.Name)
            throw new McpProtocolException($"There is no prompt {request.Params.Name}.", McpErrorCode.InvalidParams);
        try
        {
            var open = await calls.Run(request.Server, null, request.Params.ProgressToken,
                work => AnswerText.Of(work.Env, ReviewAnswer.Of(work, ReviewStore.Run(work, new ReviewRequest(), includeGlobal: false))), cancel);
            var text = Request + Fence.Around(Fence.Item("Review", "from project", [Redaction.Redact(open)]));
            return new GetPromptResult { Description = Definition.Description, Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = text } }] };
        }
        catch (UserError e)
        {
            throw new McpProtocolException(e.Message, McpErrorCode.InternalError);
        }
    }
}
