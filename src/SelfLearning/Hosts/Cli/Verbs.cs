namespace SelfLearning.Hosts.Cli;

/// <summary>The verbs, in the order of the help: daily work first.</summary>
internal static class Verbs
{
    public static IEnumerable<Verb> All() =>
    [
        InitCommand.Create(),
        RecordCommand.Create(),
        RecallCommand.Create(),
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
        CompletionCommand.Create(),
    ];
}
