using System.Globalization;
using System.Text;

namespace SelfLearning.Tests.Core.Agents.Install;

/// <summary>Settings as people write them: comments, trailing commas (neither where they are
/// plain), odd indentation and line ends, foreign hooks, duplicate keys.</summary>
internal sealed class RandomSettings(Random random, bool isPlain = false)
{
    private static readonly string[] Keys = ["model", "permissions", "env", "a b", "é", "x\\\"y", "hook", "PostToolUse"];
    private static readonly string[] Events = ["SessionStart", "PostToolUse", "PostToolUseFailure", "Stop", "Notification"];

    private readonly string newLine = random.Next(3) == 0 ? "\r\n" : "\n";
    private readonly StringBuilder text = new();

    internal string Make()
    {
        if (!isPlain && random.Next(8) == 0)
            text.Append('\uFEFF');
        Space();
        Container('{', random.Next(5), i => Member(i == 0 && random.Next(2) == 0 ? null : Keys[random.Next(Keys.Length)]));
        Space();
        return text.ToString();
    }

    private void Member(string? key)
    {
        text.Append(CultureInfo.InvariantCulture, $"\"{key ?? "hooks"}\"");
        Space();
        text.Append(':');
        Space();
        if (key is null)
            Container('{', random.Next(3), _ => HookEvent());
        else
            Value(2);
    }

    private void HookEvent()
    {
        text.Append(CultureInfo.InvariantCulture, $"\"{Events[random.Next(Events.Length)]}\":");
        Space();
        Container('[', random.Next(3), _ =>
        {
            text.Append("{\"matcher\":\"Bash\",");
            Space();
            text.Append("\"hooks\":");
            Container('[', random.Next(1, 3), _ => text.Append("{\"type\":\"command\",\"command\":\"/x/other hook run // no comment\"}"));
            Space();
            text.Append('}');
        });
    }

    private void Value(int depth)
    {
        switch (random.Next(depth > 0 ? 6 : 4))
        {
            case 0: text.Append("\"s, /* no comment */ ]\\u00e9\\n\""); break;
            case 1: text.Append("-1.50e3"); break;
            case 2: text.Append("null"); break;
            case 3: text.Append("[]"); break;
            case 4: Container('[', random.Next(4), _ => Value(depth - 1)); break;
            default: Container('{', random.Next(3), _ => Member(Keys[random.Next(Keys.Length)])); break;
        }
    }

    private void Container(char open, int count, Action<int> child)
    {
        text.Append(open);
        for (var i = 0; i < count; i++)
        {
            Space();
            child(i);
            Space();
            if (i + 1 < count || (!isPlain && random.Next(3) == 0))
                text.Append(',');
        }

        Space();
        text.Append(open == '{' ? '}' : ']');
    }

    private void Space()
    {
        for (var i = random.Next(4); i > 0; i--)
        {
            text.Append(random.Next(isPlain ? 4 : 8) switch
            {
                0 or 1 => newLine,
                2 => newLine + "    ",
                3 => newLine + "\t",
                4 => "// it's, a ] comment }" + newLine,
                5 => "//x" + newLine,
                6 => "/* , [ { \" */",
                _ => " ",
            });
        }
    }
}
