using System.Text;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>aider's chat history: <c>####</c> lines are the user, <c>&gt;</c> lines the program, the rest the model. No results are kept.</summary>
internal sealed class AiderReader(SessionBuilder session) : FormatReader(session)
{
    private readonly StringBuilder turn = new();
    private readonly StringBuilder said = new();
    private int start;

    public override void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var line = Encoding.UTF8.GetString(piece);
        if (line.StartsWith("#### ", StringComparison.Ordinal))
        {
            if (turn.Length == 0)
            {
                start = number;
                Flush(said);
            }

            turn.Append(turn.Length > 0 ? "\n" : "").Append(line.AsSpan(5).TrimEnd());
            return;
        }

        EndTurn();
        if (line.StartsWith("> Running ", StringComparison.Ordinal))
            Session.Call(null, "bash", new CallInput(Excerpt.Of(line.AsSpan(10), Excerpt.Input), "", null), number);
        else if (line.StartsWith("> $ ", StringComparison.Ordinal))
            Session.Call(null, "bash", new CallInput(Excerpt.Of(line.AsSpan(4), Excerpt.Input), "", null), number);
        else if (!line.StartsWith('>') && said.Length < Excerpt.Short)
            said.Append(line).Append('\n');
    }

    public override void Complete()
    {
        EndTurn();
        Flush(said);
    }

    private void EndTurn()
    {
        if (turn.Length == 0)
            return;
        Session.Turn(turn.ToString(), start);
        turn.Clear();
    }

    private void Flush(StringBuilder text)
    {
        Session.Say(text.ToString());
        text.Clear();
    }
}
