using SQLitePCL;

namespace SelfLearning.App.Storage.Search;

/// <summary>A SQLite file. SQLitePCLRaw is used directly: ADO.NET over it costs 0.7 ms a process and waits 150 ms whenever a file is busy.
/// Whatever goes wrong is an <see cref="IndexFault"/>.</summary>
internal sealed class Database : IDisposable
{
    private readonly sqlite3 handle;
    private readonly List<Statement> statements = [];
    private readonly Dictionary<string, Statement> shared = new(StringComparer.Ordinal);

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle) => this.handle = handle;

    /// <param name="path">The file.</param>
    /// <param name="write">Whether it will be changed.</param>
    /// <param name="patience">How long another process may hold the file, in milliseconds, before it is a fault.</param>
    public static Database Open(string path, bool write, int patience)
    {
        var result = raw.sqlite3_open_v2(path, out var handle, (write ? raw.SQLITE_OPEN_READWRITE : raw.SQLITE_OPEN_READONLY) | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new Database(handle);
        if (result == raw.SQLITE_OK)
        {
            raw.sqlite3_busy_timeout(handle, patience);
            return database;
        }

        database.Dispose();
        throw new IndexFault($"{path} cannot be opened: {result}");
    }

    /// <summary>A statement to be run many times; it ends with the database.</summary>
    public Statement Prepare(string sql)
    {
        if (raw.sqlite3_prepare_v2(handle, sql, out var prepared) != raw.SQLITE_OK)
            throw Fault();
        var statement = new Statement(this, prepared);
        statements.Add(statement);
        return statement;
    }

    /// <summary>The one statement of this text, prepared when it is first asked for.</summary>
    public Statement Shared(string sql)
    {
        if (!shared.TryGetValue(sql, out var statement))
            shared.Add(sql, statement = Prepare(sql));
        return statement;
    }

    /// <summary>The different texts in the first column of what a query finds.</summary>
    public HashSet<string> Texts(string sql)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        var statement = Prepare(sql).With();
        while (statement.Next())
            values.Add(statement.Text(0));
        return values;
    }

    public void Run(string sql)
    {
        if (raw.sqlite3_exec(handle, sql) != raw.SQLITE_OK)
            throw Fault();
    }

    /// <summary>Ends the transaction and what still reads in it.</summary>
    public void Rest()
    {
        foreach (var statement in statements)
            statement.Reset();
        Run("COMMIT");
    }

    public IndexFault Fault() => new(raw.sqlite3_errmsg(handle).utf8_to_string(), raw.sqlite3_errcode(handle) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED);

    public void Dispose()
    {
        foreach (var statement in statements)
            statement.End();
        raw.sqlite3_close_v2(handle);
        handle.Dispose();
    }
}
