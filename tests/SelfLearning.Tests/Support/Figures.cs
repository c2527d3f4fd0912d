namespace SelfLearning.Tests.Support;

/// <summary>The figures that tests measured, one line each, in artifacts/figures.txt and in the runner's diagnostics.</summary>
internal static class Figures
{
    private static readonly Lock Gate = new();

    public static void Tell(string line, string text)
    {
        var figure = $"{line} {(Project.IsLong ? "long" : "short")}: {text}";
        TestContext.Current.SendDiagnosticMessage(figure);
        lock (Gate)
            File.AppendAllText(Path.Combine(Project.Root, "artifacts/figures.txt"), figure + "\n");
    }
}
