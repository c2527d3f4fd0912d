using SelfLearning.Core.Text;
using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>A JSON text with comments, edited in place: members and items are added at the end of their container and taken out again so
/// that every other byte stays, and adding then taking out gives the first text.</summary>
/// <remarks>
/// How a container of ours is told from a foreign one that was empty: what we add whole has white space after its bracket (<c>[ x ]</c>);
/// what goes into an empty foreign one stands right at it (<c>[x]</c>). So after taking out we know whether to drop the container too.
/// </remarks>
internal sealed class JsoncText
{
    private byte[] utf8;

    internal JsoncText(string text)
    {
        utf8 = Encoding.UTF8.GetBytes(text);
        Root = JsoncNode.Parse(utf8);
        NewLine = FileText.NewLineOf(text);
        Indent = IndentOf();
    }

    internal JsoncNode Root { get; private set; }

    /// <summary>The white space of one level.</summary>
    internal string Indent { get; }

    internal string NewLine { get; }

    public override string ToString() => Encoding.UTF8.GetString(utf8);

    /// <summary>A value as it stands at a depth of this text. On one line (a negative depth) a container of ours keeps a space after its bracket: that
    /// is how it is known as ours.</summary>
    internal string Render(JsonValue value, int depth) => depth < 0
        ? Spaced(value)
        : string.Join(NewLine, JsonText.Indented(value).Split('\n').Select((line, i) => Reindented(line, i == 0 ? 0 : depth)));

    /// <summary>Adds a child at the end of a container. The function gives its text, for the depth at which its lines stand, or on one line
    /// for a negative depth.</summary>
    internal void Append(JsoncNode container, Func<int, string> render)
    {
        var close = container.End - 1;
        var from = container.Children.Count > 0 ? container.Children[^1].End : container.Start + 1;
        var at = BeforeSpace(close, from);
        var spread = utf8.AsSpan(at, close - at).IndexOfAny((byte)'\n', (byte)'\r') >= 0;
        if (container.Children.Count == 0 && at == from)
        {
            Insert(at, render(-1));
            return;
        }

        var depth = DepthOf(container) + 1;
        var lead = spread ? NewLine + string.Concat(Enumerable.Repeat(Indent, depth)) : " ";
        var trailing = container.Children.Count > 0 && FindComma(from, close) >= 0;
        var child = lead + render(spread ? depth : -1) + (trailing ? "," : "");
        if (container.Children.Count == 0 || trailing)
            Insert(at, child);
        else if (at == from)
            Insert(at, "," + child);
        else
            Replace([(at, 0, child), (from, 0, ",")]);
        Reparse();
    }

    /// <summary>Takes a child out, and its container too where that was ours and is empty now. Gives whether the root itself was ours.</summary>
    internal bool Remove(JsoncNode child)
    {
        var container = child.Parent!;
        var index = container.Children.IndexOf(child);
        var next = index + 1 < container.Children.Count ? container.Children[index + 1].ChildStart : container.End - 1;
        var previous = index > 0 ? container.Children[index - 1].End : container.Start + 1;
        var start = BeforeSpace(child.ChildStart, previous);
        var ours = index == 0 && start == container.Start + 1 && child.ChildStart > start;
        if (ours && container.Children.Count == 1 && container.Parent is not null && BeforeSpace(container.End - 1, child.End) == child.End)
            return Remove(container);

        var comma = FindComma(child.End, next);
        var end = comma == child.End ? comma + 1 : child.End;
        if (EndsInLineComment(previous, start) && utf8[end] is not ((byte)'\n' or (byte)'\r'))
            start += utf8.AsSpan(start).IndexOfAny((byte)'\n', (byte)'\r') + 1;
        var edits = new List<(int, int, string)>();
        if (comma > child.End)
            edits.Add((comma, 1, ""));
        edits.Add((start, end - start, ""));
        // The comma before a last child was put there for it.
        if (comma < 0 && index > 0 && FindComma(previous, child.ChildStart) is >= 0 and var before)
            edits.Add((before, 1, ""));
        Replace(edits);
        Reparse();
        return ours && container.Parent is null;
    }

    private static string Spaced(JsonValue value) => value switch
    {
        JsonObject { Count: > 0 } o => "{ " + string.Join(", ", o.Members.Select(m => $"\"{m.Key}\": {Spaced(m.Value)}")) + " }",
        JsonArray { Count: > 0 } a => "[ " + string.Join(", ", a.Items.Select(Spaced)) + " ]",
        _ => JsonText.Line(value),
    };

    private string Reindented(string line, int depth)
    {
        var bare = line.TrimStart(' ');
        return string.Concat(Enumerable.Repeat(Indent, depth + ((line.Length - bare.Length) / 2))) + bare;
    }

    private void Insert(int at, string text)
    {
        Replace([(at, 0, text)]);
        Reparse();
    }

    // Edits come from the end of the text to its start.
    private void Replace(IReadOnlyList<(int At, int Length, string Text)> edits)
    {
        foreach (var (at, length, text) in edits)
            utf8 = [.. utf8.AsSpan(0, at), .. Encoding.UTF8.GetBytes(text), .. utf8.AsSpan(at + length)];
    }

    private void Reparse() => Root = JsoncNode.Parse(utf8);

    /// <summary>The place after the last byte before <paramref name="end"/> that is no white space.</summary>
    private int BeforeSpace(int end, int from)
    {
        while (end > from && utf8[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            end--;
        return end;
    }

    /// <summary>The comma between two places, outside comments; -1 where there is none.</summary>
    private int FindComma(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (utf8[i] == (byte)',')
                return i;
            if (utf8[i] == (byte)'/')
                i = JsoncNode.CommentEnd(utf8.AsSpan(0, to), i) - 1;
        }

        return -1;
    }

    // What is cut out behind such a comment must leave its line end, or the comment would swallow what follows.
    private bool EndsInLineComment(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (utf8[i] != (byte)'/')
                continue;
            var end = JsoncNode.CommentEnd(utf8.AsSpan(0, to), i);
            if (end == to && utf8[i + 1] == (byte)'/')
                return true;
            i = end - 1;
        }

        return false;
    }

    private string IndentOf()
    {
        if (Root.Children.Count == 0)
            return "  ";
        var start = Root.Children[0].ChildStart;
        var from = BeforeSpace(start, 0);
        var line = utf8.AsSpan(from, start - from).LastIndexOfAny((byte)'\n', (byte)'\r');
        return line < 0 || line == start - from - 1 ? "  " : Encoding.ASCII.GetString(utf8.AsSpan(from + line + 1, start - from - line - 1));
    }

    private static int DepthOf(JsoncNode node)
    {
        var depth = 0;
        for (var at = node.Parent; at is not null; at = at.Parent)
            depth++;
        return depth;
    }
}
