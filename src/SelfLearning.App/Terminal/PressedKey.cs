namespace SelfLearning.App.Terminal;

/// <summary>One key at a time, without a line's end. .NET's console serves here, since it knows the terminals of all systems; it is not touched before.</summary>
internal static class PressedKey
{
    /// <summary>The next key; null where no terminal is at standard input. Ctrl-C is a key, too, so that a decision that was made can still be written.</summary>
    public static char? Read()
    {
        if (Console.IsInputRedirected)
            return null;
        Begin();
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

    // At its first use .NET's console switches the keypad of the terminal that TERM names, and nothing but our answers goes there.
    private static void Begin()
    {
        var terminal = Environment.GetEnvironmentVariable("TERM");
        Environment.SetEnvironmentVariable("TERM", "dumb");
        try
        {
            Console.TreatControlCAsInput = true;
        }
        finally
        {
            Environment.SetEnvironmentVariable("TERM", terminal);
        }
    }
}
