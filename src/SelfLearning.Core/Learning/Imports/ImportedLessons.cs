namespace SelfLearning.Core.Learning.Imports;

/// <summary>What a memory gave: its lessons, and how much of what could not be made one.</summary>
public sealed class ImportedLessons
{
    private readonly List<ImportedLesson> lessons = [];
    private readonly SortedDictionary<string, int> left = new(StringComparer.Ordinal);

    public IReadOnlyList<ImportedLesson> Lessons => lessons;

    /// <summary>What was left out, by its kind in plain words, such as <c>links to other files</c>.</summary>
    public IReadOnlyDictionary<string, int> Left => left;

    public void Add(ImportedLesson lesson) => lessons.Add(lesson);

    public void Leave(string what, int count = 1)
    {
        if (count > 0)
            left[what] = left.GetValueOrDefault(what) + count;
    }
}
