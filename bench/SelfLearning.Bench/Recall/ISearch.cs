namespace SelfLearning.Bench.Recall;

/// <summary>A way to search one group of documents: ids for a question, best first.</summary>
internal interface ISearch
{
    IReadOnlyList<string> Find(string question, int limit);
}
