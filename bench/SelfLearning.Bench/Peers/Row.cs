namespace SelfLearning.Bench.Peers;

/// <summary>The rows of the table, in order.</summary>
internal static class Row
{
    public const string Installed = "installed";
    public const string Start = "start";
    public const string Record = "record one lesson";
    public const string Ask = "recall";
    public const string Bytes = "bytes of an answer";
    public const string Questions = "right answers: questions in other words";
    public const string Errors = "right answers: error messages";
    public const string Ordinary = "false answers: ordinary prompts, asked";
    public const string Hooks = "hooks";
    public const string HookErrors = "hooks: errors that brought their lesson";
    public const string HookOrdinary = "hooks: ordinary prompts that brought something";
    public const string HookBytes = "hooks: bytes of a hint";
    public const string Secrets = "secrets readable in its files";
    public const string Lost = "lost writes";

    public static IReadOnlyList<string> All { get; } = [Installed, Start, Record, Ask, Bytes, Questions, Errors, Ordinary, Hooks, HookErrors, HookOrdinary, HookBytes, Secrets, Lost];
}
