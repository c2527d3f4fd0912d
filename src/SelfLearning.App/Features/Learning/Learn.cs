using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Transcripts;
using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Mining;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.App.Features.Learning;

/// <summary>Reads what agents did and proposes lessons. Files are taken in batches: what a batch showed is written before the next one
/// begins, so that a run that was stopped goes on where it was.</summary>
public sealed class Learn
{
    private const long BatchBytes = 128 << 20;
    private const int BatchFiles = 400;

    private readonly Workspace work;
    private readonly LearnRequest request;
    private readonly SessionHome home;
    private readonly Ignored ignored;
    private readonly LearnResult result;
    private readonly List<Finding> findings = [];

    // What was looked at and may be kept without being read again; null where nothing is held.
    private List<List<MinedFile>>? held;

    private Learn(Workspace work, LearnRequest request)
    {
        (this.work, this.request) = (work, request);
        home = new SessionHome(work.Env, work.Roots.Repository);
        ignored = new Ignored(work.Env);
        result = new LearnResult(request.DryRun);
    }

    public static LearnResult Run(Workspace work, LearnRequest request) => new Learn(work, request).Run();

    /// <summary>Looks at what is new and writes nothing; what was found can be kept afterwards without being read again.</summary>
    public static (LearnResult Found, Action Keep) Look(Workspace work, LearnRequest request)
    {
        var learn = new Learn(work, request with { DryRun = true }) { held = [] };
        var found = learn.Run();
        return (found, learn.KeepHeld);
    }

    private LearnResult Run()
    {
        var files = Files();
        var cursors = LearnCursors.Load(work.Project);
        result.Files = files.Count;
        var wanted = files.Where(f => request.IsNamed || (request.DryRun && held is null) || request.AllProjects || !cursors.IsKnown(f)).ToList();
        result.Known = files.Count - wanted.Count;
        if (!request.DryRun && request.From.Count == 0)
            (result.Created, result.Grown) = NotedFixes.Add(work);
        var progress = new LearnProgress(work.Env, wanted.Count, wanted.Sum(f => f.Size));
        foreach (var batch in Batches(wanted))
        {
            var mined = Mine(batch, progress);
            held?.Add(mined);
            if (request.DryRun)
                Show(mined);
            else
                Keep(mined, cursors);
        }

        if (request.IsNamed && result.Unreadable > 0 && result.Unreadable == result.Files)
            throw new UserError($"{wanted[0].Path} cannot be read.", "Check its permissions, or name another transcript.");
        result.Findings = [.. findings.OrderByDescending(f => f.Worth.Value).ThenBy(f => f.Source.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];
        return result;
    }

    private void KeepHeld()
    {
        var cursors = LearnCursors.Load(work.Project);
        foreach (var mined in held ?? [])
            Keep(mined, cursors);
    }

    private List<TranscriptFile> Files()
    {
        var files = request switch
        {
            { Session: "current" } => TranscriptFiles.At(work.Env, [Current()]),
            { Session: { } file } => TranscriptFiles.At(work.Env, [file]),
            { From.Count: > 0 } => TranscriptFiles.At(work.Env, request.From),
            _ => TranscriptFiles.OfAgents(work.Env, work.Roots.Repository, request.Agents),
        };
        return request.Since is { } since ? [.. files.Where(f => f.Changed >= since)] : files;
    }

    private string Current()
    {
        using var cache = HookCache.Find(work.Env, work.Project, create: false);
        return cache?.LastTranscript() is { } path && File.Exists(path)
            ? path
            : throw new UserError("No hook of this repository has seen a session yet.", "Install the hooks (`self-learning install`), or name the transcript: --session FILE.");
    }

    private List<MinedFile> Mine(IReadOnlyList<TranscriptFile> batch, LearnProgress progress)
    {
        var mined = new MinedFile?[batch.Count];
        Parallel.For(0, batch.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4) }, i =>
        {
            mined[i] = Mine(batch[i]);
            progress.Done(batch[i].Size);
        });
        foreach (var file in mined.OfType<MinedFile>())
        {
            result.Read += file.IsUnreadable ? 0 : 1;
            result.Unreadable += file.IsUnreadable ? 1 : 0;
            result.Unrecognized += file.IsUnrecognized ? 1 : 0;
            result.DamagedLines += file.Damaged;
            var here = file.Sessions.Count(s => s.Repository == work.Roots.Repository);
            result.Sessions += here;
            result.Elsewhere += file.Elsewhere + file.Sessions.Count - here;
        }

        return [.. mined.OfType<MinedFile>()];
    }

    private MinedFile Mine(TranscriptFile file)
    {
        var sessions = new List<MinedSession>();
        int elsewhere = 0, damaged = 0, count = 0;
        try
        {
            foreach (var (path, session) in SessionLoader.Read(file, IsWanted))
            {
                count++;
                damaged += session.Damaged;
                var repository = ignored.Leaves(session.Folder) ? null : home.Of(path, session);
                // What was named is still looked at, so that it can be told how much had no place here.
                if (!request.IsNamed && (repository is null || (repository != work.Roots.Repository && !request.AllProjects)))
                {
                    elsewhere++;
                    continue;
                }

                sessions.Add(new MinedSession(repository, SessionFindings.Of(session, path)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new MinedFile(file, [], 0, 0, IsUnreadable: true, IsUnrecognized: false);
        }

        return new MinedFile(file, sessions, elsewhere, damaged, IsUnreadable: false, IsUnrecognized: count == 0);
    }

    // Whether a session of this folder is to be read on.
    private bool IsWanted(string? folder)
    {
        if (ignored.Leaves(folder))
            return false;
        if (request.IsNamed || request.AllProjects || folder is null)
            return true;
        return home.Of(folder) is var repository && (repository == work.Roots.Repository || (repository is null && !Directory.Exists(folder)));
    }

    // Sessions of repositories that are not here belong together by their folder.
    private void Show(List<MinedFile> mined)
    {
        foreach (var group in mined.SelectMany(m => m.Sessions).GroupBy(s => s.Repository ?? s.Found.Source.Folder ?? s.Found.Source.Path, StringComparer.Ordinal))
            findings.AddRange(RepositoryFindings.Of([.. group.Select(s => s.Found)]));
    }

    private void Keep(List<MinedFile> mined, LearnCursors cursors)
    {
        var sessions = mined.SelectMany(m => m.Sessions).ToList();
        foreach (var group in sessions.GroupBy(s => s.Repository ?? "", StringComparer.Ordinal))
        {
            var isHere = group.Key == work.Roots.Repository;
            // Sessions of files that are not in this batch still count.
            var known = isHere ? Known(cursors, mined) : [];
            var found = RepositoryFindings.Of([.. known, .. group.Select(s => s.Found)]);
            findings.AddRange(found);
            if (isHere || (request.AllProjects && Path.Exists(Path.Combine(group.Key, ".git"))))
            {
                var (created, grown) = CandidateStore.Add(work, isHere ? work.Project : Store.OfProject(group.Key, work.Env.User), found);
                result.Created += created;
                result.Grown += grown;
            }
            else
            {
                result.Dropped += found.GroupBy(f => (f.Kind, f.Key)).Count();
            }
        }

        foreach (var file in mined.Where(m => !m.IsUnreadable))
            cursors.Set(file.File, [.. file.Sessions.Where(s => s.Repository == work.Roots.Repository).Select(s => Seen(s.Found))]);
        if (!request.IsNamed && mined.Count > 0)
            SaveCursors(cursors);
    }

    private void SaveCursors(LearnCursors cursors)
    {
        try
        {
            using var folder = work.Project.Find();
            if (folder is not null)
                cursors.Save(folder);
            else if (result.Created == 0 && result.Sessions > 0)
                work.Project.Locked(store => { cursors.Save(store); return true; });
        }
        catch (UserError)
        {
            // The next run reads the same files again.
        }
    }

    private static List<SessionFindings> Known(LearnCursors cursors, List<MinedFile> mined)
    {
        var read = mined.Select(m => m.File.Path).ToHashSet(StringComparer.Ordinal);
        return [.. cursors.All.Where(e => !read.Contains(e.Path)).SelectMany(e => e.Entry.Sessions.Select(s => Ghost(e.Path, s)))];
    }

    private static SessionFindings Ghost(string path, LearnCursors.Seen seen)
    {
        var source = new SessionSource(path, TranscriptFormat.Unknown, seen.Session, null);
        return new SessionFindings(source, [], [.. seen.Unfixed.Select(c => Count(FindingKind.Failure, c))], [.. seen.Worked.Select(c => Count(FindingKind.Habit, c))]);

        Finding Count(FindingKind kind, KeyValuePair<string, int> count) => new(kind, source, "0", 0, count.Key, new Worth(0, [])) { Times = count.Value };
    }

    private static LearnCursors.Seen Seen(SessionFindings found) => new(
        Redaction.Redact(found.Source.SessionId ?? found.Source.Path),
        found.Unfixed.ToDictionary(f => f.Key, f => f.Times, StringComparer.Ordinal),
        found.Worked.ToDictionary(f => f.Key, f => f.Times, StringComparer.Ordinal));

    private static IEnumerable<IReadOnlyList<TranscriptFile>> Batches(IReadOnlyList<TranscriptFile> files)
    {
        var batch = new List<TranscriptFile>();
        var bytes = 0L;
        foreach (var file in files)
        {
            batch.Add(file);
            bytes += file.Size;
            if (batch.Count < BatchFiles && bytes < BatchBytes)
                continue;
            yield return batch;
            batch = [];
            bytes = 0;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private sealed record MinedSession(string? Repository, SessionFindings Found);

    private sealed record MinedFile(TranscriptFile File, IReadOnlyList<MinedSession> Sessions, int Elsewhere, int Damaged, bool IsUnreadable, bool IsUnrecognized);
}
