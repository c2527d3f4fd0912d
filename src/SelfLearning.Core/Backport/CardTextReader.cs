using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Reads a card's Markdown, as <see cref="CardText"/> writes it and people edit it, back into fields.</summary>
public sealed class CardTextReader
{
    private static readonly Dictionary<string, string> Sections = new(StringComparer.Ordinal)
    {
        ["**Problem**"] = Keys.Problem, ["**Solution**"] = Keys.SolutionSteps, ["**Gotchas**"] = Keys.Gotchas, ["**Links**"] = Keys.Links, ["**Evidence**"] = Keys.Evidence,
    };

    private static readonly (string Stem, string Field)[] Heads = [("- **ID:**", Keys.Id), ("- **When to use:**", Keys.WhenToUse), ("- **Tags:**", Keys.Tags)];
    private static readonly (string Stem, string Field)[] PartHeads = [("When to use:", Keys.WhenToUse)];

    private readonly Dictionary<string, List<string>> fields = new(StringComparer.Ordinal);
    private readonly List<(int Line, string Text)> unplaced = [];
    private readonly string? part;
    private string? section;

    private CardTextReader(string? part)
    {
        this.part = part;
        section = part switch { CardPart.Steps => Keys.SolutionSteps, CardPart.Gotchas => Keys.Gotchas, _ => null };
    }

    /// <summary>The lines, counted from 0, for which a card has no field.</summary>
    public IReadOnlyList<(int Line, string Text)> Unplaced => unplaced;

    /// <param name="body">The text between a block's marks, lines ending in <c>\n</c>.</param>
    /// <param name="part">Which part of the card it holds.</param>
    public static CardTextReader Read(string body, string? part)
    {
        var reader = new CardTextReader(part);
        var lines = body.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            reader.Take(lines[i], i);
        return reader;
    }

    /// <summary>The fields whose text differs from another reading, as an edit of the card: null takes a field out.</summary>
    public JsonObject ChangedFrom(CardTextReader other)
    {
        var change = new JsonObject();
        foreach (var key in fields.Keys.Union(other.fields.Keys))
        {
            var (now, before) = (Value(key), other.Value(key));
            if (!JsonValue.Same(now, before))
                change.Add(key, now);
        }

        return change;
    }

    private JsonValue Value(string key) => fields.GetValueOrDefault(key) is not { Count: > 0 } items ? JsonValue.Null
        : key is Keys.Title or Keys.WhenToUse or Keys.Id or Keys.Problem ? string.Join('\n', items).Trim('\n')
        : JsonArray.Of(items);

    private void Take(string line, int number)
    {
        var text = line.Trim();
        if (Sections.TryGetValue(text, out var key) && part is null)
        {
            section = key;
            return;
        }

        if (text.Length == 0)
        {
            if (section == Keys.Problem && fields.ContainsKey(Keys.Problem))
                Add(Keys.Problem, "");
            return;
        }

        if (Head(text) is var (field, value))
            AddHead(field, value, number, line);
        else if (section == Keys.Problem)
            Add(section, Plain(text));
        else if (section is not null && Item(text) is { } item)
            Add(section, Plain(item));
        else if (section is not null && line[0] is ' ' or '\t' && fields.TryGetValue(section ?? "", out var items))
            items[^1] += "\n" + Plain(text);
        else if (part != CardPart.Summary)
            unplaced.Add((number, text));
    }

    private void AddHead(string field, string value, int number, string line)
    {
        if (fields.ContainsKey(field))
            unplaced.Add((number, line.Trim()));
        else if (field == Keys.Tags)
            fields[field] = [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain)];
        else
            Add(field, Plain(value));
    }

    private (string Field, string Value)? Head(string text)
    {
        if (!fields.ContainsKey(Keys.Title) && part != CardPart.Gotchas && text.TrimStart('#') is var title && title.Length < text.Length && title.StartsWith(' '))
            return (Keys.Title, title.Trim());
        // These stand before the first section only; in one they are text.
        if (section is not null && (section != Keys.SolutionSteps || fields.ContainsKey(Keys.SolutionSteps)))
            return null;
        foreach (var (stem, field) in part is null ? Heads : PartHeads)
        {
            if (text.StartsWith(stem, StringComparison.Ordinal))
                return (field, text[stem.Length..].Trim());
        }

        return null;
    }

    private void Add(string key, string value)
    {
        if (!fields.TryGetValue(key, out var items))
            fields.Add(key, items = []);
        items.Add(value);
    }

    private static string? Item(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] == ' ')
            return text[(digits + 2)..].Trim();
        return text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] == ' ' ? text[2..].Trim() : null;
    }

    private static string Plain(string text) => MarkdownText.Plain(text);
}
