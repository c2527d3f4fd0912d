using System.Text;
using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Live;

namespace SelfLearning.App.Storage;

/// <summary>What hooks saw of failures and fixes in one repository. It lies in the user's cache and nowhere else: what a repository brings along
/// must not pass for what happened here.</summary>
internal sealed class LiveNotes : IDisposable
{
    private const string FolderName = "live";
    private const string FixesName = "fixes.jsonl";
    private const string Calls = "calls-";
    private const string Ending = ".jsonl";

    // Some thousand fixes. Of more the older half goes.
    private const int MostBytes = 1 << 20;

    private static readonly TimeSpan KeepCalls = TimeSpan.FromDays(1);

    private readonly Folder folder;

    private LiveNotes(Folder folder) => this.folder = folder;

    /// <summary>The notes about a repository; null where there are none and none are to be made, or where the user's cache lies in the repository itself.</summary>
    public static LiveNotes? Find(AppEnv env, Store project, string repository, bool create)
    {
        var cache = Roots.Resolve(env.CacheHome, env.Folder);
        if (cache == repository || PathRules.IsBelow(cache, repository))
            return null;
        using var users = project.FindCacheOfUser(env, create);
        return (create ? users?.Get(FolderName) : users?.Find(FolderName)) is { } found ? new LiveNotes(found) : null;
    }

    /// <summary>Whether a failure of this session is open.</summary>
    public bool HasCalls(string session) => folder.Has(Calls + session + Ending);

    /// <summary>The calls of a session since its failure.</summary>
    public IReadOnlyList<LiveCall> ReadCalls(string session) => [.. CacheLines.Read(folder, Calls + session + Ending).Select(LiveCall.FromJson).OfType<LiveCall>()];

    public void Append(string session, LiveCall call) => CacheLines.Append(folder, Calls + session + Ending, [call.ToJson()]);

    public void DropCalls(string session) => folder.TryDelete(Calls + session + Ending);

    /// <summary>The fixes of one error, oldest first; of all where none is given.</summary>
    public IReadOnlyList<SeenFix> Fixes(string? key = null) =>
    [
        .. CacheLines.Read(folder, FixesName, key is null ? default : Encoding.ASCII.GetBytes(SeenFix.PrintOf(key))).Select(SeenFix.FromJson).OfType<SeenFix>()
            .DistinctBy(f => (f.Key, f.IsAgain, f.Session, f.Claim ?? f.Ts, f.Decisive)),
    ];

    public void Append(IReadOnlyList<SeenFix> fixes)
    {
        if (fixes.Count > 0)
            CacheLines.Append(folder, FixesName, fixes.Select(f => f.ToJson()));
    }

    /// <summary>Takes away what is too old to matter.</summary>
    public void Sweep(DateTimeOffset now)
    {
        foreach (var name in folder.Names().Where(n => n.StartsWith(Calls, StringComparison.Ordinal)).ToList())
        {
            if (folder.Facts(name) is { } facts && now - facts.ChangedAt > KeepCalls)
                folder.TryDelete(name);
        }

        if (folder.Size(FixesName) <= MostBytes)
            return;
        // A fix that another session notes in this very moment may be lost; it will be seen again.
        var lines = CacheLines.Read(folder, FixesName);
        AtomicFile.Write(folder, FixesName, Encoding.UTF8.GetBytes(string.Concat(lines.Skip(lines.Count / 2).Select(l => JsonText.Line(l) + "\n"))), mode: 0x180, durable: false);
    }

    public void Dispose() => folder.Dispose();
}
