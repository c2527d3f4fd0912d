using System.Text;

namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>Marks by which a conversation's roles and tool calls are written; in a card they can only be there to be taken for them.</summary>
internal static class Shapes
{
    private static readonly (string Rule, string Mark)[] Marks =
    [
        ("spoofed-role", "<|im_start|>"), ("spoofed-role", "<|im_end|>"), ("spoofed-role", "<|im_sep|>"), ("spoofed-role", "<|system|>"), ("spoofed-role", "<|user|>"),
        ("spoofed-role", "<|assistant|>"), ("spoofed-role", "<|endoftext|>"), ("spoofed-role", "<|eot_id|>"), ("spoofed-role", "<|start_header_id|>"), ("spoofed-role", "<|end|>"),
        ("spoofed-role", "<|start|>"), ("spoofed-role", "<|channel|>"), ("spoofed-role", "<|message|>"), ("spoofed-role", "<|begin_of_text|>"), ("spoofed-role", "<start_of_turn>"),
        ("spoofed-role", "<end_of_turn>"), ("spoofed-role", "[inst]"), ("spoofed-role", "[/inst]"), ("spoofed-role", "<<sys>>"), ("spoofed-role", "<</sys>>"), ("spoofed-role", "[system]"),
        ("spoofed-role", "<system>"), ("spoofed-role", "</system>"), ("spoofed-role", "<assistant>"), ("spoofed-role", "</assistant>"), ("spoofed-role", "</user>"), ("spoofed-role", "</human>"),
        ("spoofed-role", "<system-reminder>"), ("spoofed-role", "</system-reminder>"), ("spoofed-role", "<system_prompt>"), ("spoofed-role", "</system_prompt>"), ("spoofed-role", "<system-prompt>"),
        ("spoofed-role", "<user_query>"), ("spoofed-role", "</user_query>"), ("spoofed-role", "<developer>"), ("spoofed-role", "<instructions>"), ("spoofed-role", "### instruction:"),
        ("spoofed-role", "### system:"), ("spoofed-role", "### response:"), ("spoofed-role", "begin system prompt"), ("spoofed-role", "end of system prompt"), ("spoofed-role", "<important_instructions>"),
        ("tool-call", "<function_calls>"), ("tool-call", "</function_calls>"), ("tool-call", "<tool_call>"), ("tool-call", "</tool_call>"), ("tool-call", "<tool_use>"), ("tool-call", "</tool_result>"),
        ("tool-call", "<tool_result>"), ("tool-call", "<function_results>"), ("tool-call", "</function_results>"), ("tool-call", "<invoke name="), ("tool-call", "</invoke>"), ("tool-call", "<tool_response>"),
        ("tool-call", "<|tool_call"), ("tool-call", "<function="), ("tool-call", "[tool_calls]"), ("tool-call", "<｜tool"), ("tool-call", "to=functions."), ("tool-call", "<execute_bash>"),
        ("spoofed-role", "system override:"), ("spoofed-role", "<system_reminder>"), ("spoofed-role", "</system_reminder>"),
        ("ignore-instructions", "忽略之前"), ("ignore-instructions", "忽略以上"), ("ignore-instructions", "忽略所有"), ("ignore-instructions", "忽略先前"), ("ignore-instructions", "無視して"),
        ("ignore-instructions", "지시를 무시"), ("ignore-instructions", "지침을 무시"), ("ignore-instructions", "تجاهل التعليمات"), ("ignore-instructions", "निर्देशों को अनदेखा"),
        ("remote-code", "powershell -enc"), ("remote-code", "-encodedcommand"), ("remote-code", "eval(base64"), ("remote-code", "exec(base64"), ("remote-code", "iex (iwr"), ("remote-code", "iex(iwr"),
        ("remote-code", "iex (new-object"), ("remote-code", "iex(new-object"), ("remote-code", "eval(atob("), ("destruction", "rm -rf ~ "), ("destruction", "rm -rf / "), ("destruction", "rm -rf /*"),
        ("destruction", "rm -rf $home "), ("destruction", "rm -rf ~/ "), ("destruction", ":(){ :|:& };:"),
        ("hidden-text", "display:none"), ("hidden-text", "display: none;\">"), ("hidden-text", "font-size:0"), ("hidden-text", "visibility:hidden"), ("hidden-text", "color:transparent"), ("hidden-text", "opacity:0\""),
    ];

    public static void Find(string plain, List<Threat> threats)
    {
        // Most marks are told to be absent by a sign that hardly any text has.
        var (tags, brackets, isAscii) = (plain.Contains('<'), plain.Contains('['), Ascii.IsValid(plain));
        foreach (var (rule, mark) in Marks)
        {
            var mayBe = mark[0] switch { '<' => tags, '[' => brackets, > '\u007f' => !isAscii, _ => true };
            if (mayBe && plain.Contains(mark, StringComparison.Ordinal))
                Add(rule, mark);
        }

        Turns(plain, threats);
        if (SpeaksInComment(plain))
            Add("hidden-text", "a comment for agents");
        if (IsToolJson(plain))
            Add("tool-call", "a tool call in JSON");
        if (CountAssignments(plain) >= 2)
            Add("auto-approval", "fields that would promote the card itself");
        if (IsPiped(plain))
            Add("remote-code", "a download run as it comes");
        if (IsImageLeak(plain))
            Add("exfiltration", "an image whose address carries data");

        void Add(string rule, string detail) => threats.Add(new(rule, detail));
    }

    // A comment, which people do not see, that names whom it is for.
    private static bool SpeaksInComment(string plain)
    {
        for (var at = plain.IndexOf("<!--", StringComparison.Ordinal); at >= 0; at = plain.IndexOf("<!--", at + 4, StringComparison.Ordinal))
        {
            var head = plain.AsSpan(at + 4, Math.Min(24, plain.Length - at - 4)).TrimStart();
            foreach (var name in (ReadOnlySpan<string>)["agent", "ai ", "ai:", "assistant", "llm", "claude", "codex", "copilot", "system", "instruction", "note to ai", "for ai"])
            {
                if (head.StartsWith(name))
                    return true;
            }
        }

        return false;
    }

    // "Human:" and "Assistant:" as the turns of a conversation; "SYSTEM:" at the beginning of a line.
    private static void Turns(string plain, List<Threat> threats)
    {
        var human = AtLine(plain, "human:") || AtLine(plain, "user:");
        if (human && AtLine(plain, "assistant:"))
            threats.Add(new("spoofed-role", "turns of a conversation"));
        foreach (var mark in (ReadOnlySpan<string>)["system:", "system prompt:", "system message:", "[system]:", "developer:", "admin:", "system override:", "system notice:"])
        {
            if (AtLine(plain, mark) && SpeaksToAgent(plain, plain.IndexOf(mark, StringComparison.Ordinal) + mark.Length))
                threats.Add(new("spoofed-role", mark));
        }
    }

    private static bool AtLine(string plain, string mark)
    {
        for (var at = plain.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            var before = at - 1;
            while (before >= 0 && plain[before] is ' ' or '*' or '#' or '>' or '[')
                before--;
            if (before < 0 || plain[before] == '\n')
                return true;
        }

        return false;
    }

    private static bool SpeaksToAgent(string plain, int at)
    {
        var rest = plain.AsSpan(at, Math.Min(160, plain.Length - at));
        foreach (var word in (ReadOnlySpan<string>)["you ", "your ", "must ", "from now", "approve", "ignore", "obey", "always ", "all tools", "tool call", "override", "execute", "comply", "disable", "grant", "agent"])
        {
            if (rest.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsToolJson(string plain)
    {
        var named = plain.Contains("\"name\":", StringComparison.Ordinal) || plain.Contains("\"tool\":", StringComparison.Ordinal) || plain.Contains("\"tool_name\":", StringComparison.Ordinal)
            || plain.Contains("\"function\":", StringComparison.Ordinal) || plain.Contains("\"recipient_name\":", StringComparison.Ordinal) || plain.Contains("\"action\":", StringComparison.Ordinal);
        var called = plain.Contains("\"arguments\":", StringComparison.Ordinal) || plain.Contains("\"tool_input\":", StringComparison.Ordinal) || plain.Contains("\"action_input\":", StringComparison.Ordinal)
            || plain.Contains("\"type\":\"tool_use\"", StringComparison.Ordinal) || plain.Contains("\"type\": \"tool_use\"", StringComparison.Ordinal)
            || (plain.Contains("\"command\":", StringComparison.Ordinal) && (plain.Contains("\"bash\"", StringComparison.Ordinal) || plain.Contains("\"shell\"", StringComparison.Ordinal)))
            || (plain.Contains("\"parameters\":", StringComparison.Ordinal) && plain.Contains("\"tool", StringComparison.Ordinal));
        return (named && called) || (AtLine(plain, "action:") && AtLine(plain, "action input:"));
    }

    private static int CountAssignments(string plain)
    {
        var count = 0;
        foreach (var field in (ReadOnlySpan<string>)["confidence", "status", "auto_apply", "auto_approve", "autoapprove", "always_allow", "trusted", "approved", "priority", "shareable", "score", "promote", "auto_run", "verified"])
        {
            for (var at = plain.IndexOf(field, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(field, at + 1, StringComparison.Ordinal))
            {
                var value = plain.AsSpan(at + field.Length).TrimStart(" \"");
                if (value.IsEmpty || value[0] is not ('=' or ':') || (at > 0 && char.IsLetterOrDigit(plain[at - 1])))
                    continue;
                value = value[1..].TrimStart(" \"");
                if (value.StartsWith("true") || value.StartsWith("approved") || value.StartsWith("accepted") || value.StartsWith("1.0") || value.StartsWith("high") || value.StartsWith("max") || value.StartsWith("yes") || value.StartsWith("100"))
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    // What comes from an address without protection, or is decoded, and runs in a shell at once.
    private static bool IsPiped(string plain)
    {
        for (var at = plain.IndexOf('|'); at >= 0; at = plain.IndexOf('|', at + 1))
        {
            var to = plain.AsSpan(at + 1, Math.Min(20, plain.Length - at - 1)).TrimStart();
            if (!(to.StartsWith("sh") || to.StartsWith("bash") || to.StartsWith("sudo") || to.StartsWith("zsh") || to.StartsWith("python") || to.StartsWith("iex")))
                continue;
            var from = plain.AsSpan(Math.Max(0, at - 160), Math.Min(160, at));
            if (from.IndexOf("http://", StringComparison.Ordinal) >= 0 && from.IndexOf("localhost", StringComparison.Ordinal) < 0 && from.IndexOf("127.0.0.1", StringComparison.Ordinal) < 0)
                return true;
            if (from.IndexOf("base64 -d", StringComparison.Ordinal) >= 0 || from.IndexOf("base64 --decode", StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool IsImageLeak(string plain)
    {
        var at = plain.IndexOf("![", StringComparison.Ordinal);
        if (at < 0)
            return false;
        var address = plain.AsSpan(at, Math.Min(300, plain.Length - at));
        var query = address.IndexOf('?');
        if (query < 0 || address.IndexOf("](http", StringComparison.Ordinal) < 0)
            return false;
        var rest = address[query..];
        foreach (var word in (ReadOnlySpan<string>)["data=", "secret", "token=", "env", "context", "conversation", "{{", "${", "q={", "leak", "prompt"])
        {
            if (rest.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}
