namespace SelfLearning.Hosts.Cli;

/// <summary>The verbs, in the order of the help: daily work first.</summary>
internal static class Verbs
{
    private static readonly (string Name, Func<CliCommand> Create)[] Table =
    [
        ("init", InitCommand.Create),
        ("record", RecordCommand.Create),
        ("recall", RecallCommand.Create),
        ("list", ListCommand.Create),
        ("show", ShowCommand.Create),
        ("review", ReviewCommand.Create),
        ("learn", LearnCommand.Create),
        ("candidates", CandidatesCommand.Create),
        ("keep", KeepCommand.Create),
        ("discard", DiscardCommand.Create),
        ("merge", MergeCommand.Create),
        ("friction", FrictionCommand.Create),
        ("how", HowCommand.Create),
        ("rec-status", RecStatusCommand.Create),
        ("aha-status", AhaStatusCommand.Create),
        ("signal", SignalCommand.Create),
        ("use", UseCommand.Create),
        (HookCommand.Name, HookCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("repair", RepairCommand.Create),
        ("promote", PromoteCommand.Create),
        ("forget", ForgetCommand.Create),
        ("export-backport", ExportBackportCommand.Create),
        ("backport-inspect", BackportInspectCommand.Create),
        ("backport-status", BackportStatusCommand.Create),
        ("backport-remove", BackportRemoveCommand.Create),
        ("redact-check", RedactCheckCommand.Create),
        ("redact-history", RedactHistoryCommand.Create),
        ("install", InstallCommand.Create),
        ("uninstall", UninstallCommand.Create),
        ("upgrade", UpgradeCommand.Create),
        ("completion", CompletionCommand.Create),
    ];

    public static IEnumerable<CliCommand> All() => Table.Select(verb => verb.Create());

    /// <summary>The verb of a name alone: making all of them costs a millisecond; null for a word that is none.</summary>
    public static CliCommand? Find(string name) => Array.Find(Table, verb => verb.Name == name).Create?.Invoke();
}
