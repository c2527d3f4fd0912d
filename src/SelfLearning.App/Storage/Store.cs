using System.Runtime.ExceptionServices;
using System.Text;
using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Storage;

/// <summary>The journals of one user, of a project or of all. Below <paramref name="trusted"/> no symbolic link is followed.</summary>
internal sealed class Store(string name, string path, string trusted, CancellationToken stop = default)
{
    public const string Project = "project";

    public const string Global = "global";

    /// <summary>The folder in a store for what can be made anew.</summary>
    public const string CacheName = ".cache";

    /// <summary>The folder below the user's cache in which the caches of stores lie that cannot hold their own.</summary>
    public const string UserCacheName = "self-learning";

    public const string FolderName = ".agent-skills";

    private const string Format = "v1";

    /// <summary>What answers call it.</summary>
    public string Name => name;

    /// <summary>Ends long reading.</summary>
    public CancellationToken Stop => stop;

    /// <summary>The absolute path of the store's folder.</summary>
    public string Path => path;

    public string PathOf(JournalKind kind) => System.IO.Path.Combine(path, kind.FileName);

    /// <summary>The store of a repository; one that is not there yet is made with the store.</summary>
    public static Store OfProject(string root, string user, CancellationToken stop = default) =>
        new(Project, System.IO.Path.Combine(root, FolderName, "self-learning", "v1", "users", user), Existing(root), stop);

    public static Store OfMachine(AppEnv env)
    {
        var given = env.Variable("SELF_LEARNING_GLOBAL_DIR");
        var wanted = given is { Length: > 0 }
            ? Roots.ExpandHome(given, env)
            : System.IO.Path.Combine(env.Home, FolderName, "self-learning", "v1", "users", env.User);
        var path = Roots.Resolve(wanted, env.Folder);
        return new Store(Global, path, Existing(path), env.Stop);
    }

    private static string Existing(string path)
    {
        while (!Directory.Exists(path))
            path = System.IO.Path.GetDirectoryName(path)!;
        return path;
    }

    /// <summary>What the store holds. Journals are read when they are first asked for.</summary>
    public StoreSnapshot Load() => new(Read);

    /// <summary>What the store holds, where cards and signals will both be needed: large ones are read side by side.</summary>
    public StoreSnapshot LoadAll()
    {
        var snapshot = Load();
        using var folder = Find();
        if (folder?.Size(JournalKind.Cards.FileName) + folder?.Size(JournalKind.Signals.FileName) > JournalFile.WorthTwoThreads)
        {
            try
            {
                Parallel.Invoke(() => _ = snapshot.Cards, () => _ = snapshot.Signals);
            }
            catch (AggregateException faults)
            {
                // One of them is what a reader of only one journal would be told.
                ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
            }
        }

        return snapshot;
    }

    /// <summary>What the last lines of each journal hold, at most so many bytes of each.</summary>
    public StoreSnapshot LoadTail(int most) => new(kind =>
    {
        using var folder = Find();
        return JournalFile.ReadTail(folder, kind, most);
    });

    public Journal Read(JournalKind kind)
    {
        using var folder = Find();
        return JournalFile.Read(folder, kind, stop);
    }

    /// <summary>Holds the store's lock while <paramref name="work"/> reads and writes.</summary>
    public T Locked<T>(Func<Folder, T> work)
    {
        using var folder = Get();
        using var held = StoreLock.Take(folder);
        return work(folder);
    }

    /// <summary>Appends to one journal after the other, under the store's lock. Where one fails, the message says what stands already.</summary>
    public static void Append(Folder folder, params IReadOnlyList<(JournalKind Kind, IReadOnlyList<JsonObject> Records)> journals)
    {
        var done = new List<string>();
        foreach (var (kind, records) in journals.Where(j => j.Records.Count > 0))
        {
            try
            {
                JournalFile.Append(folder, kind, [.. records.Select(r => Line(kind, r))]);
                done.Add(kind.FileName);
            }
            catch (UserError e) when (done.Count > 0)
            {
                throw new UserError($"{e.Message} Written before that: {string.Join(", ", done)}; nothing after it.", e.Hint, e.ExitCode);
            }
        }
    }

    /// <summary>Appends without the store's lock.</summary>
    public void Append(JournalKind kind, IReadOnlyList<JsonObject> records)
    {
        if (records.Count == 0)
            return;
        using var folder = Get();
        List<string> lines = [.. records.Select(r => Line(kind, r))];
        if (JournalFile.Append(folder, kind, lines))
            return;
        // The journal was written anew in this moment; who does that holds the lock until all late lines are carried over.
        using var held = StoreLock.Take(folder);
        JournalFile.AppendMissing(folder, kind, lines);
    }

    /// <summary>Writes INDEX.md.</summary>
    public void WriteIndex(string text)
    {
        using var folder = Get();
        AtomicFile.Write(folder, "INDEX.md", Encoding.UTF8.GetBytes(text), mode: 0x180, durable: false);
    }

    /// <summary>The store's folder; null where it is not there yet.</summary>
    public Folder? Find()
    {
        using var root = Folder.Open(trusted);
        if (root?.Find(Names) is { } found)
            return found;
        RefuseNewerFormat();
        return null;
    }

    /// <summary>The store's folder, created where it is missing.</summary>
    public Folder Get()
    {
        using var root = Folder.Open(trusted)
            ?? throw new UserError($"The folder {trusted} does not exist.", "Create it, or set SELF_LEARNING_REPO_ROOT to your repository.");
        if (path.Length > trusted.Length)
            RefuseNewerFormat();
        return root.Get(Names);
    }

    // A program that knows only this format would begin an empty store beside one of a newer format, and nobody would find their cards.
    private void RefuseNewerFormat()
    {
        var formats = System.IO.Path.GetFullPath(System.IO.Path.Combine(path, "../../.."));
        if (System.IO.Path.GetFileName(formats) != "self-learning" || !Directory.Exists(formats) || Directory.Exists(System.IO.Path.Combine(formats, Format)))
            return;
        var newer = Directory.EnumerateDirectories(formats).Select(f => System.IO.Path.GetFileName(f)).FirstOrDefault(n => n.Length > 1 && n[0] == 'v' && int.TryParse(n.AsSpan(1), out var number) && number > 1);
        if (newer is not null)
            throw new UserError($"The store in {formats} has format {newer}; this program knows {Format} alone. Nothing was changed.", "Upgrade the program: self-learning upgrade --from ARCHIVE");
    }

    /// <summary>Where this store's caches go when its own folder cannot be written: a folder of the user's cache.</summary>
    public Folder? FindCacheOfUser(AppEnv env, bool create)
    {
        var cache = env.CacheHome;
        var key = Sha256.Hex(Encoding.UTF8.GetBytes(path))[..16];
        using var home = Folder.Open(Roots.Resolve(create ? Directory.CreateDirectory(cache).FullName : cache, env.Folder));
        return create ? home?.Get(UserCacheName, key) : home?.Find(UserCacheName, key);
    }

    /// <summary>The folder of what is made from the store; null where there is none, or something else stands in its place.</summary>
    public static Folder? FindCache(Folder store) => store.Facts(CacheName) is { IsFolder: true } ? store.Find(CacheName) : null;

    /// <summary>Where what is made from this store can lie: in its folder, else in the user's cache. The argument says whether to make the folder.</summary>
    public IEnumerable<Func<bool, Folder?>> CachePlaces(AppEnv env, Folder folder) =>
        [create => create ? folder.Get(CacheName) : FindCache(folder), create => FindCacheOfUser(env, create)];

    /// <summary>Takes away all that was made from this store, in its folder and in the user's cache.</summary>
    public void DropCaches(Folder folder, AppEnv env)
    {
        folder.DeleteTree(CacheName);
        using var caches = FindCacheOfUser(env, create: false);
        caches?.DeleteAll();
    }

    /// <summary>The line of a record. Nothing is written unscanned: an older body that goes into a new line may hold what an older program let in.</summary>
    public static string Line(JournalKind kind, JsonObject record) => JsonText.Line(Redaction.Record(kind, record));

    private string[] Names => PathRules.Names(path[trusted.Length..]);
}
