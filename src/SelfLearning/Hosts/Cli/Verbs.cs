namespace SelfLearning.Hosts.Cli;

/// <summary>The verbs, in the order of the help: daily work first.</summary>
internal static class Verbs
{
    public static IEnumerable<Verb> All() =>
    [
        InitCommand.Create(),
        RecordCommand.Create(),
        ListCommand.Create(),
        ShowCommand.Create(),
        ReviewCommand.Create(),
        RecStatusCommand.Create(),
        AhaStatusCommand.Create(),
        SignalCommand.Create(),
        UseCommand.Create(),
        RepairCommand.Create(),
        PromoteCommand.Create(),
        ForgetCommand.Create(),
        ExportBackportCommand.Create(),
        BackportInspectCommand.Create(),
        BackportStatusCommand.Create(),
        BackportRemoveCommand.Create(),
        RedactCheckCommand.Create(),
        RedactHistoryCommand.Create(),
        CompletionCommand.Create(),
    ];
}
