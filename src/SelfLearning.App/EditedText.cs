namespace SelfLearning.App;

/// <summary>What a person left in an editor. Its file goes away in the end unless it is kept.</summary>
public sealed class EditedText(string text, string? file = null) : IDisposable
{
    private bool kept;

    public string Text => text;

    /// <summary>Leaves the file where it is and names it.</summary>
    public string Keep()
    {
        kept = true;
        return file ?? "the editor";
    }

    public void Dispose()
    {
        if (file is not null && !kept)
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
