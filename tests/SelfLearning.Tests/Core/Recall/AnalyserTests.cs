using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Tests.Core.Recall;

public sealed class AnalyserTests
{
    [Theory]
    [InlineData("readFileSync", "read file sync readfilesync")]
    [InlineData("read_file_sync", "read file sync readfilesync")]
    [InlineData("HTTPServerError", "http server error httpservererror")]
    [InlineData("System.IO.FileStream", "system io file stream filestream systemiofilestream")]
    [InlineData("std::vec::Vec", "std vec vec stdvecvec")]
    [InlineData("git push --no-verify", "git push no verifi _noverifi")]
    [InlineData("tar -xzf", "tar xzf _xzf")]
    [InlineData("ls -l", "ls _l")]
    [InlineData("src/Core/Json.cs", "src core json cs jsonc")]
    [InlineData("error[E0308]", "error e0308")]
    [InlineData("python3 and utf8", "python3 python and utf8 utf")]
    [InlineData("the user's files don't", "the user file dont")]
    [InlineData("C++ or C#", "cpp or csharp")]
    public void A_text_gives_its_words_identifiers_in_parts_and_whole(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Analyser.Terms(text)));

    [Theory]
    [InlineData("Configuración", "configuracion")]
    [InlineData("Straße", "straße")]
    [InlineData("ошибку ошибка", "ошибк ошибк")]
    [InlineData("数据库连接", "数据 据库 库连 连接")]
    [InlineData("中", "中")]
    [InlineData("использует Docker", "использует docker")]
    public void Other_languages_are_folded_and_found(string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Analyser.Terms(text)));

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("agreed", "agre")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("relational", "relat")]
    [InlineData("conditional", "condit")]
    [InlineData("electricity", "electr")]
    [InlineData("adjustment", "adjust")]
    [InlineData("controlling", "control")]
    [InlineData("rate", "rate")]
    [InlineData("cease", "ceas")]
    public void Stems_are_those_of_Porters_paper(string word, string stem) => Assert.Equal(stem, PorterStemmer.Stem(word));

    [Fact]
    public void Terms_hold_only_letters_digits_and_underscores_so_any_tokenizer_keeps_them()
    {
        var terms = Analyser.Terms("a --b='c d' x/y\\z “q” 漢字 §$% \ud800 naïve e\u0301te https://ex.org/a?b=c&d {{[-f|--force]}} '''' :: .. -- __init__");
        Assert.NotEmpty(terms);
        Assert.All(terms, term => Assert.True(term.Length > 0 && term.All(c => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)), term));
    }

    [Fact]
    public void Words_from_a_pool_give_the_terms_that_they_give_without()
    {
        var pool = new WordPool();
        CsCheck.Check.Sample(CsCheck.Gen.String, text => Assert.Equal(Analyser.Terms(text), Analyser.Terms(text, pool)), threads: 1);
        const string Text = "readFileSync --no-verify running runs Ran HTTPServer2Go the user's home utf8";
        Assert.Equal(Analyser.Terms(Text), Analyser.Terms(Text, pool));
        Assert.Same(Analyser.Terms(Text, pool)[0], Analyser.Terms(Text, pool)[0]);
    }

    [Fact]
    public void No_text_breaks_the_analyser() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text => Assert.DoesNotContain(Analyser.Terms(text), term => term.Length == 0 || term.Contains(' ')));
}
