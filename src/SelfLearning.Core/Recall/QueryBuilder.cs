using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Recall;

/// <summary>Gathers the terms of a situation, each once.</summary>
internal sealed class QueryBuilder(ICardIndex index, RankingWeights weights)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<QueryForm>> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private int place;
    private bool onlyKnown;

    private List<QueryTerm> Terms { get; } = [];

    /// <summary>The terms. A word of the card counts once: a word of like meaning that the situation says itself is no second evidence.</summary>
    public List<QueryTerm> Finish() => [.. Terms.Select(term => term with { Forms = [.. Forms(term)] })];

    /// <summary>Words of a text, as they are asked for: what it says, and less of the calls that it lists.</summary>
    public void Words(string? text, double weight)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var (told, calls) = CallFrames.Split(text);
        foreach (var message in Messages(told))
            Message(message, weight);
        if (calls.Length > 0)
            Message(calls, weight * weights.Aside);
    }

    /// <summary>The words of a command. Arguments that no card knows say nothing against a card that warns of the command.</summary>
    public void Command(string? command)
    {
        onlyKnown = true;
        Words(command, 1);
        onlyKnown = false;
    }

    /// <summary>The words of an error without those that change, and its signatures.</summary>
    public void Error(string? error)
    {
        if (string.IsNullOrWhiteSpace(error))
            return;
        Signatures(ErrorSignature.Of(error));
        Words(error, 1);
    }

    /// <summary>Signatures of those lines of a prompt that are an error's.</summary>
    public void Lines(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Signatures(ErrorSignature.InText(text));
    }

    public void File(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (var token in Analyser.Tokens(name))
            Add(token, weights.AtHand, [], null);
    }

    public void Skill(string? skill)
    {
        if (!string.IsNullOrWhiteSpace(skill))
            Add(QueryTermKind.Skill, skill, [new QueryForm(IndexedCard.SkillMark(skill), 1)], weights.AtHand);
    }

    // In a text of many lines, each line that looks like an error begins a message of its own.
    private static IEnumerable<string> Messages(string text)
    {
        var start = 0;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            var end = text.IndexOf('\n', at + 1);
            if (!ErrorLine.LooksLikeError(end < 0 ? text[(at + 1)..] : text[(at + 1)..end]))
                continue;
            yield return text[start..at];
            start = at + 1;
        }

        yield return text[start..];
    }

    // What matters is said first; a long output goes on with lists, hints and usage.
    private void Message(string text, double weight)
    {
        var tokens = Analyser.Tokens(text);
        var language = Language.Of(tokens);
        said.UnionWith(tokens.Select(token => token.Term));
        var words = 0;
        var error = ErrorLine.StandsIn(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Pair)
            {
                place++;
                words++;
            }

            // Where a file lies says little of what went wrong; what every message says, not much more.
            var part = !error ? 1 : tokens[i].InPath ? weights.Aside : MessageWords.Contains(tokens[i].Word) ? weights.Boilerplate : 1;
            if (tokens[i].Kind == TokenKind.Word)
                part *= Share(tokens, i);
            if (!error && !onlyKnown && ProgrammingLanguages.IsSetting(tokens, i))
                part *= weights.Setting;
            Add(tokens[i], weight * part * Math.Min(1, weights.Opening / Math.Max(1, words)), Compounds(tokens, i), language);
        }

        foreach (var (symbol, word) in Symbols.In(text))
            Add(QueryTermKind.Symbol, symbol, [new QueryForm(IdentifierParts.Term(word), 1)], weight * weights.Whole);
        place += 10;
    }

    // The parts of a name do not add up to more than the name.
    private double Share(List<Token> tokens, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && tokens[start - 1].Segment == tokens[at].Segment)
            start--;
        while (end + 1 < tokens.Count && tokens[end + 1].Segment == tokens[at].Segment)
            end++;
        if (start == end || tokens[end].Kind != TokenKind.Whole || index.Frequency(tokens[end].Term) == 0)
            return 1;
        var sum = 0.0;
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && !StopWords.Contains(tokens[i].Word))
                sum += Idf.Of(index.Frequency(tokens[i].Term), index.Count);
        }

        var whole = Idf.Of(index.Frequency(tokens[end].Term), index.Count);
        return sum > 0 ? Math.Min(1, whole / sum) : 1;
    }

    private IEnumerable<QueryForm> Forms(QueryTerm term) =>
        term.Forms.Where(form => !form.IsOther || !seen.ContainsKey(form.Term));

    private void Signatures(IReadOnlyList<ErrorSignature> signatures)
    {
        foreach (var signature in signatures)
        {
            // A signature that no card has says nothing against a card: errors come with lines around them.
            if (index.Frequency(signature.Mark) > 0)
                Add(QueryTermKind.Signature, signature.Text, [new QueryForm(signature.Mark, 1)], weights.Signature);
        }
    }

    private void Add(Token token, double weight, IEnumerable<QueryForm> compounds, Language? language)
    {
        var (kind, part) = token.Kind switch
        {
            TokenKind.Whole => (QueryTermKind.Identifier, weights.Whole),
            TokenKind.Flag => (QueryTermKind.Flag, weights.Whole),
            _ when !token.Quoted && Language.IsFiller(token, language) => (QueryTermKind.Filler, weights.Stop),
            _ => (QueryTermKind.Word, 1.0),
        };
        // A compound that no card knows is asked for by its parts.
        if (kind is QueryTermKind.Identifier or QueryTermKind.Flag && index.Frequency(token.Term) == 0)
            return;
        List<QueryForm> forms = [new QueryForm(token.Term, 1)];
        if (kind == QueryTermKind.Word)
        {
            forms.AddRange(compounds);
            foreach (var other in Others(token.Term))
            {
                if (!forms.Exists(form => form.Term == other.Term))
                    forms.Add(other);
            }

            var unknown = forms.Count == 1 && index.Frequency(token.Term) == 0;
            if (unknown && language is not null && token.Kind == TokenKind.Word)
            {
                // Most words of a prompt in a language that no card is written in can find nothing; what it shares with the card decides.
                part = weights.Foreign;
                forms.AddRange(language.Inflections(token.Term, index.Beginning, index.Frequency).Where(form => !said.Contains(form)).Select(form => new QueryForm(form, weights.OtherForm)));
            }

            if (unknown && forms.Count == 1)
                forms.AddRange(NearForms.Of(token.Term, index).Where(near => !said.Contains(near)).Select(near => new QueryForm(near, weights.OtherForm)));
        }

        if (onlyKnown && forms.TrueForAll(form => index.Frequency(form.Term) == 0))
            return;
        Add(kind, token.Word, forms, weight * part);
    }

    // What cards may say for a word. Long texts say the same words over and over, so each is looked up once.
    private List<QueryForm> Others(string term)
    {
        if (others.TryGetValue(term, out var known))
            return known;
        known = [.. AlikeWords.Of(term).Select(other => new QueryForm(other, weights.Alike) { IsOther = true })
            .Concat(DeveloperWords.Near(term).Select(other => new QueryForm(other, weights.Neighbour) { IsOther = true }))
            .DistinctBy(form => form.Term).Where(form => index.Frequency(form.Term) > 0)];
        others.Add(term, known);
        return known;
    }

    private void Add(QueryTermKind kind, string text, List<QueryForm> forms, double weight)
    {
        if (weight <= 0)
            return;
        if (!seen.TryGetValue(forms[0].Term, out var known))
        {
            seen.Add(forms[0].Term, Terms.Count);
            Terms.Add(new QueryTerm(text, forms, weight, kind, place));
            return;
        }

        if (weight > Terms[known].Weight)
            Terms[known] = Terms[known] with { Weight = weight };
    }

    // "line break" finds linebreak and the reverse, where the index knows the other form.
    private IEnumerable<QueryForm> Compounds(List<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Word)
            yield break;
        if (at + 1 < tokens.Count && tokens[at + 1].Kind == TokenKind.Word && IdentifierParts.Term(token.Word + tokens[at + 1].Word) is var joined && index.Frequency(joined) > 0)
            yield return new QueryForm(joined, weights.OtherForm);
        if (at > 0 && tokens[at - 1].Kind == TokenKind.Word && IdentifierParts.Term(tokens[at - 1].Word + token.Word) is var before && index.Frequency(before) > 0)
            yield return new QueryForm(before, weights.OtherForm);
    }
}
