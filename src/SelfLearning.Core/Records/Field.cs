namespace SelfLearning.Core.Records;

/// <summary>A field whose place a journal remembers for each of its rows. Which fields these are, its <see cref="JournalKind"/> says; to ask a journal for
/// one that it does not remember is a bug, and fails.</summary>
public enum Field
{
    /// <summary>The record's id, whatever its key is called.</summary>
    Id,
    Ts,
    PrimarySkill,
    Schema,
    Title,
    WhenToUse,
    Status,
    Scope,
    Shareable,
    Tags,
    Key,
    LastTouched,
    ExpectedImpact,
    Kind,
    AhaId,
    RecId,
}

internal static class FieldNames
{
    internal static readonly int Count = Enum.GetValues<Field>().Length;

    internal static string Of(Field field, string idKey) => field switch
    {
        Field.Id => idKey,
        Field.Ts => Keys.Ts,
        Field.PrimarySkill => Keys.PrimarySkill,
        Field.Schema => Keys.Schema,
        Field.Title => Keys.Title,
        Field.WhenToUse => Keys.WhenToUse,
        Field.Status => Keys.Status,
        Field.Scope => Keys.Scope,
        Field.Shareable => Keys.Shareable,
        Field.Tags => Keys.Tags,
        Field.Key => Keys.Key,
        Field.LastTouched => Keys.LastTouchedTs,
        Field.ExpectedImpact => Keys.ExpectedImpact,
        Field.Kind => Keys.Kind,
        Field.AhaId => Keys.AhaId,
        Field.RecId => Keys.RecId,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field without a name."),
    };
}
