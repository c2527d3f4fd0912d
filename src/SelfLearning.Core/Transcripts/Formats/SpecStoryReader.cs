using System.Text;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>SpecStory's Markdown: headings name who speaks; a tool's use begins with its own line and ends with the next of either.</summary>
internal sealed class SpecStoryReader(SessionBuilder session) : FormatReader(session)
{
    private enum Speaker { None, User, Agent }

    private readonly StringBuilder text = new();
    private readonly StringBuilder body = new();
    private Speaker speaker;
    private int start;
    private string? tool;
    private string rest = "";
    private int toolLine;

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var line = Encoding.UTF8.GetString(piece);
        if (tool is not null)
        {
            if (!SpecStoryLines.EndsTool(line))
            {
                if (body.Length < SpecStoryLines.LongestBody)
                    body.Append(line).Append('\n');
                return;
            }

            EndTool();
        }

        if (SpecStoryLines.Heading(line) is { } heading)
        {
            Flush();
            var isUser = heading.Speaker == "User" && !heading.After.Contains("sidechain", StringComparison.Ordinal);
            (speaker, start) = (isUser ? Speaker.User : Speaker.Agent, number);
            Session.At(DateTimeOffset.TryParse(heading.After.Trim(' ', '(', ')'), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null);
        }
        else if (speaker != Speaker.User && SpecStoryLines.Tool(line) is { } use)
        {
            Flush();
            (tool, rest, toolLine) = (use.Name, use.After, number);
        }
        else if (speaker != Speaker.None)
        {
            text.Append(line).Append('\n');
        }
    }

    public override void Complete()
    {
        EndTool();
        Flush();
    }

    private void Flush()
    {
        if (speaker == Speaker.User)
            Session.Turn(text.ToString().Trim().TrimEnd('-'), start);
        else if (speaker == Speaker.Agent)
            Session.Say(text.ToString());
        text.Clear();
    }

    private void EndTool()
    {
        if (tool is null)
            return;
        var whole = body.ToString();
        body.Clear();
        var command = SpecStoryLines.Command(whole) ?? rest;
        var at = Session.Call(null, tool, new CallInput(Excerpt.Of(command, Excerpt.Input), "", null), toolLine);
        var output = SpecStoryLines.Output(whole) ?? whole;
        Session.Result(at, output, SpecStoryLines.Failed(output) || Refusals.Outcome(output, failed: null) is not null || ExitCodes.In(output) is not (null or 0));
        tool = null;
    }
}
