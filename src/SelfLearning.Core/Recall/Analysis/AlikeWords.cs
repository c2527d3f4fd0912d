namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Words that developers write in several ways and mean the same by each: short and long forms, and a few true synonyms. One stands for the other
/// nearly in full, where a neighbour of <see cref="DeveloperWords"/> may mean something else.</summary>
internal static class AlikeWords
{
    private static readonly WordTable Table = new("""
        directory dir folder
        subdirectory subdir subfolder
        delete remove rm erase
        string str
        integer int
        dictionary dict
        boolean bool
        function func fn
        argument arg
        parameter param
        variable var
        configuration config conf
        repository repo
        environment env
        database db
        message msg
        package pkg
        application app
        command cmd
        regex regexp
        reference ref
        temporary temp tmp
        maximum max
        minimum min
        bigger larger greater
        smaller less
        biggest largest
        image picture photo img
        documentation doc
        parenthesis paren parentheses
        character char
        column col
        javascript js
        typescript ts
        kubernetes k8s
        postgres postgresql
        numpy np
        pandas pd
        dataframe df
        text txt
        authentication auth
        random rand
        password passwd
        absolute abs
        number num
        megabyte mb
        gigabyte gb
        kilobyte kb
        length len
        index indices
        matrix matrices
        current present
        second sec
        minute min
        """);

    /// <summary>The other terms that a term may be written as; none for most.</summary>
    public static IReadOnlyList<string> Of(string term) => Table.Beside(term);
}
