using System.Text.Json;
using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>
/// Reads one transcript of any known agent: bytes in, as they come, one session out. The format is told by the content. Lines that
/// are damaged or of an unknown kind are passed over and counted. Memory grows with the number of calls, not with their output.
/// </summary>
public sealed class TranscriptReader
{
    // A file that only looks like a transcript is given up after so many damaged pieces without a good one.
    private const int GiveUp = 2000;

    private readonly SessionBuilder session = new();
    private readonly PendingBytes head = new();
    private ISplitter? splitter;
    private FormatReader? reader;
    private int pieces;
    private int damaged;
    private bool completed;

    public TranscriptFormat Format { get; private set; }

    /// <summary>The folder in which the session began, as soon as it was read.</summary>
    public string? Folder => session.Folder;

    /// <summary>Takes the next bytes of the transcript.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (splitter is not null)
        {
            Split(bytes);
            return;
        }

        head.Append(bytes);
        if (head.Count >= FormatSniffer.Head)
            Begin();
    }

    /// <summary>The session, after the last bytes.</summary>
    public Transcript Complete()
    {
        if (!completed)
        {
            completed = true;
            if (splitter is null)
                Begin();
            if (reader is not null)
            {
                splitter!.Complete(Take);
                reader.Complete();
            }
        }

        return session.Build(Format, pieces, damaged + (splitter?.Dropped ?? 0));
    }

    private void Begin()
    {
        (Format, var isDocument) = FormatSniffer.Of(head.Span);
        splitter = isDocument ? new DocumentSplitter() : new LineSplitter();
        reader = Format switch
        {
            TranscriptFormat.ClaudeCode => new ClaudeReader(session),
            TranscriptFormat.Codex => new CodexReader(session),
            TranscriptFormat.CopilotCli => new CopilotReader(session),
            TranscriptFormat.GeminiCli => new GeminiReader(session),
            TranscriptFormat.Qwen => new QwenReader(session),
            TranscriptFormat.OpenCode => new OpenCodeReader(session),
            TranscriptFormat.Cursor or TranscriptFormat.Droid or TranscriptFormat.Cline => new MessageReader(session),
            TranscriptFormat.Goose => new GooseReader(session),
            TranscriptFormat.Kiro => new KiroReader(session),
            TranscriptFormat.Pi => new PiReader(session),
            TranscriptFormat.Aider => new AiderReader(session),
            TranscriptFormat.SpecStory => new SpecStoryReader(session),
            TranscriptFormat.SweAgent => new TrajectoryReader(session),
            _ => null,
        };
        Split(head.Span);
        head.Use(head.Count);
    }

    private void Split(ReadOnlySpan<byte> bytes)
    {
        if (reader is not null && !(damaged >= GiveUp && damaged == pieces))
            splitter!.Feed(bytes, Take);
    }

    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number)
    {
        var isText = Format is TranscriptFormat.Aider or TranscriptFormat.SpecStory;
        if (!isText && piece.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return;
        pieces++;
        try
        {
            reader!.Read(name, piece, number);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Invalid UTF-8 inside a string is an InvalidOperationException of the JSON reader.
            damaged++;
        }
    }
}
