using SelfLearning.Core.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SelfLearning.App.Features.Skills;

/// <summary>Front matter as the reference validator reads it, by StrictYAML: every value is a text; flow style, tags, anchors and keys that stand twice
/// are refused.</summary>
internal static class SkillYaml
{
    /// <summary>The fields, or what is wrong with the YAML and in which line of it, from 1.</summary>
    public sealed record Result(JsonValue? Value, string? Fault, int Line);

    public static Result Read(string yaml)
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return new Result("", null, 1);
            parser.Consume<DocumentStart>();
            var value = Node(parser);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _) ? new Result(value, null, 1) : new Result(null, "There is more than one document.", (int)(parser.Current?.Start.Line ?? 1));
        }
        catch (YamlException e)
        {
            return new Result(null, e.InnerException?.Message ?? e.Message, (int)e.Start.Line);
        }
    }

    private static JsonValue Node(Parser parser)
    {
        switch (parser.Current)
        {
            case AnchorAlias alias:
                throw new SemanticErrorException(alias.Start, alias.End, "Aliases are not allowed.");
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                throw new SemanticErrorException(anchored.Start, anchored.End, "Anchors are not allowed.");
            case NodeEvent { Tag.IsEmpty: false } tagged:
                throw new SemanticErrorException(tagged.Start, tagged.End, "Tags are not allowed.");
            case Scalar scalar:
                parser.MoveNext();
                return scalar.Value;
            case SequenceStart start:
                return Sequence(parser, start);
            case MappingStart start:
                return Mapping(parser, start);
            case var other:
                throw new SemanticErrorException(other?.Start ?? Mark.Empty, other?.End ?? Mark.Empty, "This is no value.");
        }
    }

    private static JsonArray Sequence(Parser parser, SequenceStart start)
    {
        if (start.Style == SequenceStyle.Flow)
            throw new SemanticErrorException(start.Start, start.End, "A list in brackets is not allowed; put each item on a line of its own, or quote the text.");
        parser.MoveNext();
        var items = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser));
        return items;
    }

    private static JsonObject Mapping(Parser parser, MappingStart start)
    {
        if (start.Style == MappingStyle.Flow)
            throw new SemanticErrorException(start.Start, start.End, "A mapping in braces is not allowed; put each pair on a line of its own, or quote the text.");
        parser.MoveNext();
        var fields = new JsonObject();
        long? column = null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!key.Anchor.IsEmpty || !key.Tag.IsEmpty)
                throw new SemanticErrorException(key.Start, key.End, "Anchors and tags are not allowed.");
            if (fields.Has(key.Value))
                throw new SemanticErrorException(key.Start, key.End, $"The key {key.Value} stands twice.");
            if (parser.Current is MappingStart { Style: not MappingStyle.Flow } inner && (column ??= inner.Start.Column) != inner.Start.Column)
                throw new SemanticErrorException(inner.Start, inner.End, "The mappings are not indented alike.");
            fields.Add(key.Value, Node(parser));
        }

        return fields;
    }
}
