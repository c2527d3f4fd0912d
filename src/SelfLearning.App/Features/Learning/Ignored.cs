using System.IO.Enumeration;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Learning;

/// <summary>Folders that <c>SELF_LEARNING_LEARN_IGNORE</c> leaves out: globs with colons between them, <c>*</c> for any text.</summary>
internal sealed class Ignored(AppEnv env)
{
    private readonly string[] globs = [.. PathRules.List(env.Variable("SELF_LEARNING_LEARN_IGNORE")).Select(g => Roots.ExpandHome(g.Trim(), env).TrimEnd('/'))];

    /// <summary>Whether a folder, or one above it, is left out.</summary>
    public bool Leaves(string? folder)
    {
        for (var at = folder?.TrimEnd('/'); !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            if (Array.Exists(globs, g => FileSystemName.MatchesSimpleExpression(g, at, ignoreCase: false)))
                return true;
        }

        return false;
    }
}
