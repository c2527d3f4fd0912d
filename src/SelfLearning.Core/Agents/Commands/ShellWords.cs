using System.Text;

namespace SelfLearning.Core.Agents.Commands;

/// <summary>Splits a shell command line into simple commands. Near enough to sh and PowerShell to compare commands, not to run them.</summary>
internal static class ShellWords
{
    /// <summary>One simple command, the operators around it ("" at the ends), and the text that it reads as a heredoc.</summary>
    internal readonly record struct Part(string Before, IReadOnlyList<string> Words, string After, string? Heredoc);

    internal static IReadOnlyList<Part> Split(string command)
    {
        var parts = new List<Part>();
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var before = "";
        string? delimiter = null;
        string? heredoc = null;

        void EndWord()
        {
            if (inWord)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }

        void EndPart(string op)
        {
            EndWord();
            if (words.Count > 0)
                parts.Add(new Part(before, [.. words], op, heredoc));
            if (words.Count > 0 || parts.Count == 0)
                before = parts.Count == 0 ? "" : op;
            words.Clear();
            heredoc = null;
        }

        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            switch (c)
            {
                case '\'' or '"':
                    inWord = true;
                    i = Quoted(command, i, c, word);
                    break;
                case '\\' when i + 1 < command.Length:
                    // A backslash before a line's end joins lines; in a Windows path it stays a path's separator.
                    i++;
                    if (command[i] is '\n' or '\r')
                        break;
                    inWord = true;
                    word.Append(char.IsLetterOrDigit(command[i]) ? "/" : "").Append(command[i]);
                    break;
                case '#' when !inWord:
                    while (i + 1 < command.Length && command[i + 1] != '\n')
                        i++;
                    break;
                case ' ' or '\t' or '\r':
                    EndWord();
                    break;
                case '\n' when delimiter is not null:
                    (heredoc, i) = Lines(command, i, delimiter);
                    delimiter = null;
                    EndPart(";");
                    break;
                case '\n' or ';':
                    EndPart(";");
                    break;
                case '<' when !inWord && Next(command, i) == '<' && (i + 2 >= command.Length || command[i + 2] != '<'):
                    (delimiter, i) = Delimiter(command, i + 2);
                    break;
                case '&' when Next(command, i) == '&':
                    EndPart("&&");
                    i++;
                    break;
                case '|' when Next(command, i) == '|':
                    EndPart("||");
                    i++;
                    break;
                case '|':
                    EndPart("|");
                    break;
                // "2>&1" and "&>" belong to a redirection.
                case '&' when Next(command, i) != '>' && (i == 0 || command[i - 1] != '>'):
                    EndPart("&");
                    break;
                case '(' or ')':
                    EndWord();
                    break;
                default:
                    inWord = true;
                    word.Append(c);
                    break;
            }
        }

        EndPart("");
        return parts;
    }

    // The word behind "<<": its quotes and the dash before it say how the text is read, not what it is.
    private static (string? Delimiter, int Last) Delimiter(string command, int at)
    {
        while (at < command.Length && command[at] is '-' or ' ')
            at++;
        var start = at;
        while (at < command.Length && !char.IsWhiteSpace(command[at]) && command[at] is not (';' or '|' or '&' or '>' or ')'))
            at++;
        var word = command[start..at].Replace("'", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal).TrimStart('\\');
        return (word.Length == 0 ? null : word, at - 1);
    }

    // The lines up to the one that is the delimiter, and the place of that line's last character.
    private static (string Text, int Last) Lines(string command, int newline, string delimiter)
    {
        var at = newline + 1;
        while (at < command.Length)
        {
            var end = command.IndexOf('\n', at) is var found and >= 0 ? found : command.Length;
            if (command.AsSpan(at, end - at).Trim().SequenceEqual(delimiter))
                return (command[(newline + 1)..at], end - 1);
            at = end + 1;
        }

        return (command[Math.Min(newline + 1, command.Length)..], command.Length);
    }

    private static int Quoted(string command, int start, char quote, StringBuilder word)
    {
        var i = start + 1;
        for (; i < command.Length && command[i] != quote; i++)
        {
            if (command[i] == '\\' && quote == '"' && i + 1 < command.Length && command[i + 1] is '"' or '\\' or '$')
                i++;
            if (i < command.Length)
                word.Append(command[i]);
        }

        return i;
    }

    private static char Next(string text, int i) => i + 1 < text.Length ? text[i + 1] : '\0';
}
