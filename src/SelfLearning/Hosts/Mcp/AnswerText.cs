using System.Globalization;
using SelfLearning.App;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Mcp;

/// <summary>An answer's text as a program reads it: no terminal, no colours.</summary>
internal static class AnswerText
{
    public static string Of(AppEnv env, Answer answer)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        answer.Text(new TextOutput(env with { Output = text, OutputIsTerminal = false }));
        return text.ToString();
    }
}
