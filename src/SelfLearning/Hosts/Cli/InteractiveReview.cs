using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

/// <summary>Walks a person through all that is open, one key each.</summary>
internal static class InteractiveReview
{
    private const string Keys = "[k]eep  [e]dit  [d]iscard  [l]ater  [u]ndo  [q]uit";
    private const char CtrlC = '\u0003';
    private const char Escape = '\e';

    public static ReviewWalk Run(Workspace work)
    {
        if (!work.Env.IsInteractive)
            throw new UserError("There is no terminal to review at.", "`self-learning review` and `self-learning candidates` list what is open; keep, discard, aha-status and rec-status decide about it.");
        work.Env.Report(null);
        var output = new TextOutput(work.Env);
        // Ctrl-C between two keys ends the process; what was decided stands, so writing it is not interrupted.
        var lasting = new Workspace(work.Env with { Stop = CancellationToken.None });
        var walk = ReviewWalk.Begin(lasting);
        using var interrupted = work.Env.Stop.Register(() => Finish(walk, output));
        while (walk.Current is not null || walk.CanUndo)
        {
            ReviewWalkAnswer.Show(output, walk);
            work.Env.Output.Write((walk.Current is null ? "[u]ndo  [q]uit" : Keys) + " ");
            work.Env.Output.Flush();
            var key = work.Env.ReadKey();
            output.Line(key is { } shown && !char.IsControl(shown) ? $"{shown}" : "");
            if (key is null or 'q' or 'Q' or CtrlC or Escape)
                break;
            Press(work, walk, output, char.ToLowerInvariant(key.Value));
        }

        walk.Finish();
        work.Warnings.AddRange(lasting.Warnings);
        return walk;
    }

    // Nobody above would hear of a fault here.
    private static void Finish(ReviewWalk walk, TextOutput output)
    {
        try
        {
            walk.Finish();
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            output.Line($"The last decision was not written: {e.Message}");
        }
    }

    private static void Press(Workspace work, ReviewWalk walk, TextOutput output, char key)
    {
        try
        {
            switch (key)
            {
                case 'u' when walk.Undo():
                    break;
                case 'k' when walk.Current is not null:
                    walk.Keep();
                    break;
                case 'd' when walk.Current is not null:
                    walk.Discard();
                    break;
                case 'l' when walk.Current is not null:
                    walk.Later();
                    break;
                case 'e' when walk.Current is not null:
                    Edit(work, walk, output);
                    break;
                default:
                    output.Line(key == 'u' ? "Nothing can be undone: only the last decision, before the next one." : "Press one of the keys in brackets.");
                    break;
            }
        }
        catch (UserError e)
        {
            // Somebody else decided about it meanwhile, or its words do not do; the walk goes on.
            output.Line($"{e.Message} {e.Hint}");
        }
    }

    private static void Edit(Workspace work, ReviewWalk walk, TextOutput output)
    {
        using var edited = work.Env.Edit(walk.EditText(), ".json");
        if (edited is null)
        {
            output.Line("The editor failed. Set EDITOR to one that works.");
            return;
        }

        try
        {
            walk.Take(edited.Text);
        }
        catch (UserError e)
        {
            throw new UserError(e.Message, $"{e.Hint} Your text is kept in {edited.Keep()}.");
        }
    }
}
