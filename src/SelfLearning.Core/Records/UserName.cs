using System.Text;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>The folder name of a user.</summary>
public static class UserName
{
    public const string Default = "default";

    /// <summary>Trimmed, cut at <c>@</c>, runs of foreign characters become one <c>_</c>, at most 64 characters; <see cref="Default"/>
    /// where nothing is left or where the name would be a folder's own or its parent's.</summary>
    public static string Normal(string? text)
    {
        var name = PythonText.Strip(text);
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0)
            name = PythonText.Strip(name[..at]);

        var clean = new StringBuilder(name.Length);
        var foreign = false;
        foreach (var c in name)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
            {
                clean.Append(c);
                foreign = false;
            }
            else if (!foreign)
            {
                clean.Append('_');
                foreign = true;
            }
        }

        if (clean.Length > 64)
            clean.Length = 64;
        return clean.ToString() is "" or "." or ".." ? Default : clean.ToString();
    }
}
