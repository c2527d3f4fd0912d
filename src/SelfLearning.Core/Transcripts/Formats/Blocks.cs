using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>The content blocks of Anthropic's message shape, which several agents write.</summary>
internal static class Blocks
{
    /// <summary>Takes a <c>tool_result</c> block.</summary>
    public static void Result(SessionBuilder session, JsonPart block)
    {
        JsonPart id = default, content = default;
        var failed = false;
        foreach (var member in block.Members)
        {
            if (member.Is("tool_use_id"u8))
                id = member.Value;
            else if (member.Is("content"u8))
                content = member.Value;
            else if (member.Is("is_error"u8))
                failed = member.Value.IsTrue;
        }

        session.Scratch.Clear();
        content.AppendText(session.Scratch);
        session.Result(id.Text(), session.Scratch.ToString(), failed);
    }
}
