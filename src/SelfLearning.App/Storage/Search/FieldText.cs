using System.Text;
using SelfLearning.Core.Recall;

namespace SelfLearning.App.Storage.Search;

/// <summary>The terms of a card as the index keeps them: one text, fields divided by newlines, terms by spaces. One buffer serves all cards.</summary>
internal sealed class FieldText
{
    private int end;
    private byte[] buffer = new byte[4096];

    /// <summary>All fields.</summary>
    public ReadOnlySpan<byte> All => buffer.AsSpan(0, end);

    public void Fill(string[][] fields)
    {
        var at = 0;
        for (var field = 0; field < CardFields.Count; field++)
        {
            if (field > 0)
                buffer[at++] = (byte)'\n';
            for (var i = 0; i < fields[field].Length; i++)
            {
                var term = fields[field][i];
                // A space before it, and a newline after the field.
                if (buffer.Length - at < (term.Length * 3) + 2)
                    Array.Resize(ref buffer, (buffer.Length * 2) + (term.Length * 3));
                if (i > 0)
                    buffer[at++] = (byte)' ';
                at += Encoding.UTF8.GetBytes(term, buffer.AsSpan(at));
            }
        }

        end = at;
    }
}
