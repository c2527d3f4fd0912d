namespace SelfLearning.App.Terminal;

/// <summary>One key at a time, without a line's end. .NET's console serves here, since it knows the terminals of all systems; it is not touched before.</summary>
internal static class PressedKey
{
    /// <summary>The next key; null where no terminal is at standard input. Ctrl-C is a key, too, so that a decision that was made can still be written.</summary>
    public static char? Read()
    {
        if (Console.IsInputRedirected)
            return null;
        Console.TreatControlCAsInput = true;
        try
        {
            return Console.ReadKey(intercept: true).KeyChar;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }
}
