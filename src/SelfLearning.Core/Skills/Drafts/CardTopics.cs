using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Skills.Drafts;

internal enum TopicKind
{
    Tool,
    File,
    Word,
}

/// <summary>Something that a card is about.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Key">Its name; a word by its stem.</param>
internal readonly record struct Topic(TopicKind Kind, string Key);

/// <summary>A card as what it is about: the programs that its steps run, the files that they name, the words of its title and condition.</summary>
internal sealed record CardTopics(string Id, bool HasHelped, int Score, IReadOnlyDictionary<Topic, string> Shown)
{
    /// <summary>What it is about; <see cref="Shown"/> has each as the card writes it.</summary>
    public IEnumerable<Topic> Topics => Shown.Keys;

    public bool Has(Topic topic) => Shown.ContainsKey(topic);

    public static CardTopics Of(CardState state, bool hasHelped)
    {
        var card = state.Record;
        var actions = CardActions.Of([.. card.SolutionSteps, .. card.Gotchas, card.Problem ?? ""]);
        var topics = new Dictionary<Topic, string>();
        void Add(TopicKind kind, string key, string shown) => topics.TryAdd(new Topic(kind, key), shown);
        foreach (var command in actions.Commands)
            Add(TopicKind.Tool, command.Split(' ')[0], command.Split(' ')[0]);
        foreach (var file in actions.Files)
        {
            Add(TopicKind.File, Path(file), Path(file));
            if (file.LastIndexOf('.') is > 0 and var dot && file.Length - dot <= 6)
                Add(TopicKind.File, "*" + file[dot..], "*" + file[dot..]);
        }

        foreach (var token in Analyser.Tokens($"{card.Title}\n{card.WhenToUse}\n{string.Join('\n', card.Tags)}"))
        {
            if (token.Kind == TokenKind.Word && token.Word.Length > 2 && !StopWords.Contains(token.Word))
                Add(TopicKind.Word, token.Term, token.Word);
        }

        return new CardTopics(state.Id, hasHelped, state.ScoreValue, topics);
    }

    private static string Path(string file) => file[(file.LastIndexOf('/') + 1)..];
}
