namespace SelfLearning.Core.Learning.Fixes;

/// <summary>
/// Judges fixes. What the sort of the error is worth comes from counts over labelled sessions: a missing program, a wrong flag, git's
/// state and a wrong folder taught something in four of five cases, compile errors and red tests in one of four. A changed command
/// teaches more than an edited file, a success at once more than a late one.
/// </summary>
internal static class FixWorth
{
    public static Worth Of(Fix fix, CommandLine failed, CommandLine made)
    {
        if (NoFailure(fix, failed, made) is { } why)
            return new Worth(0, [why]);

        var looks = failed.OnlyLooks;
        return new WorthSum()
            .Add(OfKind(fix.Error.Kind), $"error: {Name(fix.Error.Kind)}")
            // A hook that makes one mend a file tells a rule of the repository.
            .Add(fix is { Error.Kind: ErrorKind.Hook, How: FixHow.Edit } ? 0 : OfHow(fix.How), Name(fix.How))
            .Add(fix.Distance switch { 1 => 0.1, <= 3 => 0.0, <= 8 => -0.1, _ => -0.25 }, fix.Distance == 1 ? "worked at the next call" : $"worked {fix.Distance} calls later")
            .Add(fix.IsSoft, -0.3, "the exit code was hidden")
            .Add(fix.IsSoft && fix.Distance > 3, -0.2, "perhaps another matter")
            .Add(fix.Error.Kind == ErrorKind.Lint && Formats(made), 0.15, "a formatter's own fix")
            .Add(fix.Error.Kind == ErrorKind.Lint && !Formats(made), -0.15, "mended by hand")
            .Add(looks && made.OnlyLooks && failed.Likeness(made) < 0.6, -0.25, "it looked elsewhere")
            .Add(looks && made.OnlyLooks && (fix.Error.Kind is ErrorKind.Path or ErrorKind.Quoting), -0.15, "one look after another")
            .Add(looks && fix.Error.Line.Contains("no matches found", StringComparison.Ordinal), -0.2, "a pattern without files")
            .Add(looks, -0.1, "the command only looks")
            .Add(fix.Ok is null, -0.1, "no clean run was seen")
            .Add(failed.RunsTests && fix.Error.Kind is ErrorKind.Other or ErrorKind.Runtime, -0.2, "a test run")
            .Sum();
    }

    private static string? NoFailure(Fix fix, CommandLine failed, CommandLine made) => fix.Error.Kind switch
    {
        ErrorKind.Silent => "the output names no error",
        ErrorKind.Service => "a service was away",
        _ when failed.Waits => "it waits for others",
        _ when fix.How == FixHow.Nothing && fix.Error.Kind is not (ErrorKind.Busy or ErrorKind.Timeout) => "the same command worked later without a change",
        ErrorKind.Test or ErrorKind.Compile or ErrorKind.Lint or ErrorKind.Runtime when fix.How == FixHow.Edit => "the code was at fault",
        ErrorKind.Hook when !failed.Commits => "a hook's name in a report",
        ErrorKind.Usage when fix.IsSoft && (failed.AsksHelp || fix.Error.Line.StartsWith("usage", StringComparison.OrdinalIgnoreCase)) => "help was printed",
        ErrorKind.Path when failed.OnlyLooks && !SameFileElsewhere(failed, made) => "a guessed path",
        ErrorKind.Other or ErrorKind.Runtime or ErrorKind.Compile or ErrorKind.Test or ErrorKind.GitState or ErrorKind.Package or ErrorKind.Permission or ErrorKind.Lint when failed.OnlyLooks && !IsOwnLine(fix.Error.Line, failed) => "error words in what was looked at",
        ErrorKind.MissingProgram when failed.Text.Contains("||", StringComparison.Ordinal) => "it had its own way out",
        _ when fix.How == FixHow.OtherCommand && !Replaces(fix, failed, made) => "what followed was another matter",
        _ => null,
    };

    // The same file name in another folder.
    private static bool SameFileElsewhere(CommandLine failed, CommandLine made) =>
        Files(failed).Intersect(Files(made), StringComparer.Ordinal).Any() && !failed.HasSameFormAs(made);

    private static IEnumerable<string> Files(CommandLine line) =>
        line.Text.Split([' ', '\n', '"', '\'', ';', '|', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Contains('.', StringComparison.Ordinal) || w.Contains('/', StringComparison.Ordinal))
            .Select(w => w[(w.TrimEnd('/').LastIndexOfAny(['/', '\\']) + 1)..]).Where(f => f.Length > 3 && !f.StartsWith('.'));

    // "fatal: …", "grep: x: …", "jq: error …": the program's own words begin the line.
    private static bool IsOwnLine(string line, CommandLine failed) =>
        line.StartsWith("fatal:", StringComparison.Ordinal) || line.StartsWith("error:", StringComparison.OrdinalIgnoreCase)
        || failed.Programs.Any(p => line.StartsWith(p + ":", StringComparison.Ordinal) || line.Contains($" {p}: ", StringComparison.Ordinal));

    private static bool Replaces(Fix fix, CommandLine failed, CommandLine made) => fix.Error.Kind switch
    {
        ErrorKind.MissingProgram or ErrorKind.Timeout => true,
        ErrorKind.Quoting => failed.SharesWord(made),
        ErrorKind.Usage or ErrorKind.GitState or ErrorKind.Busy or ErrorKind.Folder
            => failed.Programs.Intersect(made.Programs, StringComparer.Ordinal).Any() || (failed.SharesWord(made) && !made.OnlyLooks) || (fix.Error.Kind == ErrorKind.Usage && !made.OnlyLooks),
        ErrorKind.Lint or ErrorKind.Hook => failed.SharesWord(made) && !made.OnlyLooks || Formats(made),
        ErrorKind.Path => SameFileElsewhere(failed, made),
        _ => failed.SharesWord(made) && !failed.OnlyLooks && !made.OnlyLooks,
    };

    private static bool Formats(CommandLine made) => made.Steps.Any(s => s.Split(' ').Any(w =>
        w is "--write" or "--fix" or "format" or "fmt" or "gofmt" or "rustfmt" || w.StartsWith("format:", StringComparison.Ordinal) || w.EndsWith(":fix", StringComparison.Ordinal) || w.EndsWith(":format", StringComparison.Ordinal)));

    private static double OfKind(ErrorKind kind) => kind switch
    {
        ErrorKind.MissingProgram or ErrorKind.Usage => 0.7,
        ErrorKind.Folder or ErrorKind.GitState or ErrorKind.Busy or ErrorKind.Quoting => 0.65,
        ErrorKind.Hook or ErrorKind.Package or ErrorKind.Permission or ErrorKind.Timeout => 0.55,
        ErrorKind.Path => 0.5,
        ErrorKind.Lint => 0.4,
        ErrorKind.Other => 0.4,
        ErrorKind.Runtime => 0.35,
        ErrorKind.Test => 0.2,
        ErrorKind.Compile => 0.1,
        _ => 0,
    };

    private static double OfHow(FixHow how) => how switch
    {
        FixHow.Command or FixHow.Surroundings => 0.1,
        FixHow.State => 0.05,
        FixHow.OtherCommand => -0.05,
        FixHow.Edit => -0.25,
        _ => -0.1,
    };

    private static string Name(ErrorKind kind) => kind switch
    {
        ErrorKind.MissingProgram => "a program is missing",
        ErrorKind.Usage => "wrong flag, subcommand or argument",
        ErrorKind.Folder => "wrong folder",
        ErrorKind.Path => "a path that is not there",
        ErrorKind.GitState => "git's state",
        ErrorKind.Quoting => "the shell's quoting",
        ErrorKind.Busy => "something is locked or in use",
        ErrorKind.Timeout => "it took too long",
        ErrorKind.Package => "packages",
        ErrorKind.Permission => "permissions",
        ErrorKind.Lint => "lint or format",
        ErrorKind.Hook => "a commit hook",
        ErrorKind.Compile => "a compile error",
        ErrorKind.Test => "a red test",
        ErrorKind.Runtime => "an exception",
        _ => "of no known sort",
    };

    private static string Name(FixHow how) => how switch
    {
        FixHow.Command => "a changed command made it work",
        FixHow.Surroundings => "the same command from another folder or with other settings worked",
        FixHow.OtherCommand => "another command took its place",
        FixHow.State => "a command between changed something",
        FixHow.Edit => "a file was edited",
        _ => "nothing was changed",
    };
}
