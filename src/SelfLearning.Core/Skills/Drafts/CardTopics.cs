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
internal readonly record struct Topic(TopicKind Kind, string Text);

/// <summary>A card as what it is about: the programs that its steps run, the files that they name, the words of its title and condition.</summary>
internal sealed record CardTopics(string Id, bool HasHelped, int Score, IReadOnlySet<Topic> Topics)
{
    public static CardTopics Of(CardState state, bool hasHelped)
    {
        var card = state.Record;
        var actions = CardActions.Of([.. card.SolutionSteps, .. card.Gotchas, card.Problem ?? ""]);
        var topics = new HashSet<Topic>();
        foreach (var command in actions.Commands)
            topics.Add(new Topic(TopicKind.Tool, command.Split(' ')[0]));
        foreach (var file in actions.Files)
        {
            topics.Add(new Topic(TopicKind.File, Path(file)));
            if (file.LastIndexOf('.') is > 0 and var dot && file.Length - dot <= 6)
                topics.Add(new Topic(TopicKind.File, "*" + file[dot..]));
        }

        foreach (var token in Analyser.Tokens($"{card.Title}\n{card.WhenToUse}\n{string.Join('\n', card.Tags)}"))
        {
            if (token.Kind == TokenKind.Word && token.Word.Length > 2 && !StopWords.Contains(token.Word))
                topics.Add(new Topic(TopicKind.Word, token.Word));
        }

        return new CardTopics(state.Id, hasHelped, state.ScoreValue, topics);
    }

    private static string Path(string file) => file[(file.LastIndexOf('/') + 1)..];
}
