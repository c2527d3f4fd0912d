namespace SelfLearning.Tests.Features.Hooks;

/// <summary>A made-up session: an agent's commands, some of which fail, and whether advice was really followed and really helped. What a
/// command's end is, the agent's world knows; a pipe or the background may hide it from the host.</summary>
internal sealed class GeneratedSession
{
    private static readonly string[] Noise = ["ls -la", "git status", "cat README.md", "git diff --stat", "rg -n TODO src", "echo start", "pwd", "sed -n 1,40p src/main.c", "mkdir -p out"];
    private readonly Random random;
    private readonly List<(string Kind, string Command, int? Exit, string Output)> events = [];

    public GeneratedSession(int seed)
    {
        random = new Random(seed);
        foreach (var lesson in Lesson.All.OrderBy(_ => random.Next()).Take(1 + random.Next(2)))
            Play(lesson);
    }

    /// <summary>The cards whose advice was followed after the failure, and whose command then went well.</summary>
    public HashSet<string> Helped { get; } = new(StringComparer.Ordinal);

    /// <summary>What of these no host can know: the command's own end was hidden.</summary>
    public int Hidden { get; private set; }

    public override string ToString() => string.Join("\n  ", events.Select(e => $"{e.Kind} {e.Command} -> {e.Exit}"));

    /// <param name="agent">Who works.</param>
    /// <param name="heard">Gets each failed command's output, and what was said to it.</param>
    public void Run(AgentBox agent, Action<string, string>? heard = null)
    {
        if (random.Next(2) == 0)
            agent.Starts();
        foreach (var (kind, command, exit, output) in events)
        {
            if (kind == "edit")
                agent.Edited(Path.Combine(agent.Box.Repo, command));
            else if (agent.Ran(command, exit, output) is var said && exit is > 0)
                heard?.Invoke(output, said);
        }
    }

    private void Play(Lesson lesson)
    {
        Rest();
        switch (random.Next(20))
        {
            case < 6: // The advice, then the command, which goes well.
                Fail(lesson);
                Follow(lesson);
                Succeed(lesson, helped: true);
                break;
            case 6: // Both in one line.
                if (Command(lesson) is not { } follow)
                    goto case 7;
                Fail(lesson);
                Ran($"{follow} {Pick("&&", ";")} {lesson.Command}", 0, "ok");
                Helped.Add(lesson.Id);
                break;
            case 7: // Tried again at once, then the advice.
                Fail(lesson);
                Fail(lesson);
                Follow(lesson);
                Succeed(lesson, helped: true);
                break;
            case 8: // The advice, and it fails again with the same error.
                Fail(lesson);
                Follow(lesson);
                Fail(lesson);
                break;
            case 9: // The advice mends one error; another one comes, is mended otherwise, and then all is well.
                Fail(lesson);
                Follow(lesson);
                Ran(lesson.Command, 2, "undefined symbol quux_frob_v2 in out/app.o");
                Edit("src/quux.c");
                Succeed(lesson, helped: true);
                break;
            case 10: // Only looked at, and mended otherwise.
                Fail(lesson);
                Ran(Pick(lesson.Look), 0, "some text");
                Edit("src/other.c");
                Succeed(lesson, helped: false);
                break;
            case 11: // Not followed at all.
                Fail(lesson);
                Edit("src/other.c");
                Succeed(lesson, helped: false);
                break;
            case 12: // It went well by itself; the advice is run later, for whatever reason.
                Fail(lesson);
                Succeed(lesson, helped: false);
                Follow(lesson);
                Succeed(lesson, helped: false);
                break;
            case 13: // Never failed here.
                Follow(lesson);
                Succeed(lesson, helped: false);
                break;
            case 14: // In the background or behind a pipe, where it fails in truth.
                Fail(lesson);
                Follow(lesson);
                Hide(lesson, 1);
                break;
            case 15 when random.Next(2) == 0: // The same, but it goes well: helped, and nobody can see it.
                Fail(lesson);
                Follow(lesson);
                Hide(lesson, 0);
                Helped.Add(lesson.Id);
                Hidden++;
                break;
            case 16: // The advised command itself fails.
                if (Command(lesson) is not { } failing)
                    goto case 11;
                Fail(lesson);
                Ran(failing, 127, "permission denied by policy");
                Edit("src/other.c");
                Succeed(lesson, helped: false);
                break;
            case 17: // Another command goes well, this one is given up.
                Fail(lesson);
                Follow(lesson);
                Ran(lesson.Command + " --only-lint", 0, "ok");
                break;
            case 18: // Another failure in between.
                Fail(lesson);
                Ran("./deploy.sh", 1, "ssh: connect to host staging port 22: Connection timed out");
                Follow(lesson);
                Succeed(lesson, helped: true);
                break;
            default: // The advice is followed before the failure only.
                Follow(lesson);
                Fail(lesson);
                Edit("src/other.c");
                Succeed(lesson, helped: false);
                break;
        }

        Rest();
    }

    private void Fail(Lesson lesson) => Ran(Pick(lesson.Command, "cd . && " + lesson.Command, "CI=1 " + lesson.Command), 1 + random.Next(3), lesson.Output);

    private void Succeed(Lesson lesson, bool helped)
    {
        Rest();
        Ran(Pick(lesson.Command, lesson.Command + " 2>&1", $"cd . && {lesson.Command} > out/log.txt", "CI=1 " + lesson.Command, $"set -e\n{lesson.Command}\necho done", "timeout 600 " + lesson.Command), 0, "ok");
        if (helped)
            Helped.Add(lesson.Id);
    }

    // The exit code that the host sees is another command's, or there is none yet.
    private void Hide(Lesson lesson, int truth)
    {
        var (command, exit) = random.Next(6) switch
        {
            0 => (lesson.Command + " 2>&1 | tail -20", (int?)0),
            1 => (lesson.Command + " || true", 0),
            2 => (lesson.Command + "; echo ended", 0),
            3 => (lesson.Command + " > out/log.txt 2>&1 &", 0),
            4 => ("nohup " + lesson.Command + " &", 0),
            _ => (lesson.Command, null),
        };
        Ran(command, exit, truth == 0 ? "ok" : "see the log");
    }

    private void Follow(Lesson lesson)
    {
        var follow = Pick(lesson.Follow);
        if (follow.StartsWith("edit ", StringComparison.Ordinal))
            Edit(follow[5..]);
        else
            Ran(follow, 0, "done");
        Rest();
    }

    private static string? Command(Lesson lesson) => lesson.Follow.FirstOrDefault(f => !f.StartsWith("edit ", StringComparison.Ordinal));

    private void Rest()
    {
        while (random.Next(3) == 0)
            Ran(Pick(Noise), 0, "some text");
    }

    private void Edit(string file) => events.Add(("edit", file, 0, ""));

    private void Ran(string command, int? exit, string output) => events.Add(("run", command, exit, output));

    private string Pick(params string[] of) => of[random.Next(of.Length)];
}
