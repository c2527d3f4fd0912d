namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The value that a name promises, and how certain it is a secret; 0: it is none, or there is no value.</summary>
internal readonly record struct NamedValue(ValueReader.Value Value, double Certainty)
{
    /// <summary>Reads and judges the value at a place.</summary>
    public static NamedValue Judge(string text, int at, KeyName name, Link link, bool inQuery = false)
    {
        var value = ValueReader.Read(text, at, inQuery);
        return new(value, value.IsEmpty ? 0 : ValueJudge.Judge(value.In(text), name, value.Quoted && link != Link.Said ? Link.Quoted : link));
    }
}
