namespace SelfLearning.Hosts.Cli;

/// <summary>The verbs, in the order of the help: daily work first.</summary>
internal static class Verbs
{
    private static readonly (string Name, Func<CliCommand> Create)[] Table =
    [
        ("init", InitCommand.Create),
        ("record", RecordCommand.Create),
        ("remember", RememberCommand.Create),
        ("recall", RecallCommand.Create),
        ("list", ListCommand.Create),
        ("show", ShowCommand.Create),
        ("edit", EditCommand.Create),
        ("review", ReviewCommand.Create),
        ("learn", LearnCommand.Create),
        ("candidates", CandidatesCommand.Create),
        ("keep", KeepCommand.Create),
        ("discard", DiscardCommand.Create),
        ("merge", MergeCommand.Create),
        ("import", ImportCommand.Create),
        ("friction", FrictionCommand.Create),
        ("ui", UiCommand.Create),
        ("how", HowCommand.Create),
        ("rec-status", RecStatusCommand.Create),
        ("aha-status", AhaStatusCommand.Create),
        ("signal", SignalCommand.Create),
        ("use", UseCommand.Create),
        (HookCommand.Name, HookCommand.Create),
        ("hooks", HooksCommand.Create),
        (McpCommand.Name, McpCommand.Create),
        ("doctor", DoctorCommand.Create),
        ("repair", RepairCommand.Create),
        ("export", ExportCommand.Create),
        ("promote", PromoteCommand.Create),
        ("portability-check", PortabilityCheckCommand.Create),
        ("forget", ForgetCommand.Create),
        ("export-backport", ExportBackportCommand.Create),
        ("backport-inspect", BackportInspectCommand.Create),
        ("backport-status", BackportStatusCommand.Create),
        ("backport-refresh", BackportRefreshCommand.Create),
        ("backport-blame", BackportBlameCommand.Create),
        ("backport-remove", BackportRemoveCommand.Create),
        ("new-skill", NewSkillCommand.Create),
        ("skill-check", SkillCheckCommand.Create),
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
