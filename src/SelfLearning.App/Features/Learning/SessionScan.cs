using SelfLearning.App.Storage.Transcripts;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.App.Features.Learning;

/// <summary>Reads all sessions of this repository, whether learned from or not.</summary>
internal static class SessionScan
{
    /// <summary>What <paramref name="look"/> sees in each, oldest file first. Files that cannot be read are passed over.</summary>
    public static List<T> Here<T>(Workspace work, DateTimeOffset? since, Func<Transcript, string, T> look)
    {
        var home = new SessionHome(work.Env, work.Roots.Repository);
        var ignored = new Ignored(work.Env);
        List<TranscriptFile> files = [.. TranscriptFiles.OfAgents(work.Env, work.Roots.Repository, []).Where(f => since is null || f.Changed >= since)];
        var progress = new LearnProgress(work.Env, files.Count, files.Sum(f => f.Size));
        var seen = new List<T>[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4) }, i =>
        {
            seen[i] = [];
            try
            {
                foreach (var (path, session) in SessionLoader.Read(files[i], IsWanted))
                {
                    if (!ignored.Leaves(session.Folder) && home.Of(path, session) == work.Roots.Repository)
                        seen[i].Add(look(session, path));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What cannot be read shows nothing; `learn` counts it.
            }

            progress.Done(files[i].Size);
        });
        return [.. seen.SelectMany(s => s)];

        bool IsWanted(string? folder) =>
            !ignored.Leaves(folder) && (folder is null || (home.Of(folder) is var repository && (repository == work.Roots.Repository || (repository is null && !Directory.Exists(folder)))));
    }
}
