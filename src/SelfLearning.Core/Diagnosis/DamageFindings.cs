using SelfLearning.Core.Records;

namespace SelfLearning.Core.Diagnosis;

/// <summary>The stretches of a journal that hold no record, and what can be done about each.</summary>
public static class DamageFindings
{
    public static IEnumerable<Finding> Of(Journal journal, string file) =>
        journal.Damages.Select(d => new Finding(d.Rule, Finding.Error, file, d.Line, $"{d.Reason} ({d.Length} bytes)", Advice(d, file, IsForeignForm(journal))));

    /// <summary>What repair moves aside: stretches out of which nobody can make a record. A file of another form is left to people, whole.</summary>
    public static IReadOnlyList<Damage> Movable(Journal journal) => IsForeignForm(journal)
        ? []
        : [.. journal.Damages.Where(d => d.Rule is Damage.Torn or Damage.Zeros or Damage.NotUtf8 or Damage.NotJson or Damage.NotAnObject)];

    /// <summary>Whether the file is no journal of lines but UTF-16, an array, or objects over several lines.</summary>
    public static bool IsForeignForm(Journal journal) => journal.Damages.Any(d => d.Rule is Damage.Utf16 or Damage.Array or Damage.ManyLines);

    private static string Advice(Damage damage, string file, bool isForeignForm) => damage.Rule switch
    {
        Damage.Utf16 => $"While nothing writes to it: iconv -f UTF-16 -t UTF-8 '{file}' > new, look at it, and put it in the file's place.",
        Damage.Array => $"While nothing writes to it: jq -c '.[]' '{file}' > new, look at it, and put it in the file's place.",
        Damage.ManyLines => $"While nothing writes to it: jq -c . '{file}' > new, look at it, and put it in the file's place.",
        Damage.DoubleKey => "Take one of the two out of the line by hand.",
        Damage.NoId => "Give it an id by hand, or take the line out.",
        Damage.TooLong => "Take the line out, and record what it says anew and shorter.",
        Damage.TooDeep => "Take the line out, and record what it says anew without the nesting.",
        _ when isForeignForm => "Part of the above.",
        _ => "self-learning repair --apply moves the bytes to the store's damaged folder; no other line is harmed.",
    };
}
