using System.Text;
using SQLitePCL;

namespace SelfLearning.App.Storage.Search;

/// <summary>A prepared statement.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle)
{
    /// <summary>Begins anew with these values: text, bytes, whole numbers or null. A text keeps its zero characters.</summary>
    public Statement With(params ReadOnlySpan<object?> values)
    {
        raw.sqlite3_reset(handle);
        for (var i = 0; i < values.Length; i++)
        {
            var result = values[i] switch
            {
                null => raw.sqlite3_bind_null(handle, i + 1),
                string text => raw.sqlite3_bind_text(handle, i + 1, Encoding.UTF8.GetBytes(text).AsSpan()),
                byte[] bytes => raw.sqlite3_bind_blob(handle, i + 1, bytes),
                var number => raw.sqlite3_bind_int64(handle, i + 1, Convert.ToInt64(number, System.Globalization.CultureInfo.InvariantCulture)),
            };
            if (result != raw.SQLITE_OK)
                throw database.Fault();
        }

        return this;
    }

    /// <summary>Gives a parameter, counted from 1, a text in UTF-8.</summary>
    public void Bind(int parameter, ReadOnlySpan<byte> text)
    {
        if (raw.sqlite3_bind_text(handle, parameter, text) != raw.SQLITE_OK)
            throw database.Fault();
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
            return true;
        var fault = result == raw.SQLITE_DONE ? null : database.Fault();
        raw.sqlite3_reset(handle);
        return fault is null ? false : throw fault;
    }

    /// <summary>Runs to the end.</summary>
    public void Run(params ReadOnlySpan<object?> values)
    {
        With(values);
        Finish();
    }

    /// <summary>Runs what was given its values to the end.</summary>
    public void Finish()
    {
        while (Next())
        {
        }
    }

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>The bytes of a text or blob, until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    /// <summary>Lets go of what it reads.</summary>
    public void Reset() => raw.sqlite3_reset(handle);

    public void End() => handle.Dispose();
}
