namespace SelfLearning.Core.Safety.Secrets;

/// <summary>What a name promises about its value, the vaguest first.</summary>
internal enum NameKind
{
    None,

    /// <summary>A key of some sort: only a chance value is a secret.</summary>
    Key,

    /// <summary>A token, secret or credential: a chance value or a short one of mixed characters.</summary>
    Token,

    /// <summary>A password, which people choose themselves.</summary>
    Password,
}

/// <summary>A name's promise, the kind that is reported for its value, and how far the name alone is to be trusted: a
/// plain one is a word of prose ("pass", "key", "auth"), which says little without a sign between it and the value.</summary>
internal readonly record struct KeyName(NameKind Kind, string Label, bool Plain = false);
