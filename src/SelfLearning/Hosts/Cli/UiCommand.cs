using SelfLearning.Hosts.Page;

namespace SelfLearning.Hosts.Cli;

internal static class UiCommand
{
    public static CliCommand Create()
    {
        // The command itself only serves; what the page changes, it changes through the use cases of other verbs.
        var verb = new CliCommand("ui", "Open a page in the browser: what is known, what agents were shown, and what came of it", "self-learning ui", writes: false);
        var port = verb.Count("--port", "The port to listen on, on this machine only; 0 for any that is free", 0);
        var stay = verb.Option<bool>("--no-open", "Only print the address; do not open a browser");
        var export = verb.Option<string?>("--export", "Write the page into one file, read-only and without any network, and end; - prints it", "FILE.html");
        verb.SetAction(parsed => Cli.Finish(parsed, env =>
        {
            if (parsed.Word(export) is not { } file)
                return PageHost.Run(env, parsed.GetValue(port), opens: !parsed.GetValue(stay));
            PageExport.Write(env, file);
            return 0;
        }));
        return verb;
    }
}
