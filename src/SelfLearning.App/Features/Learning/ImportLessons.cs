using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Transcripts;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Learning.Imports;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Learning;

/// <summary>Takes over what another memory holds. Each lesson becomes a candidate: no hook shows it before somebody keeps it.</summary>
public static class ImportLessons
{
    private const int MostFiles = 2000;
    private const long MostBytes = 16 << 20;

    public static IReadOnlyList<string> Sources { get; } = [ClaudeMemDatabase.Source, MarkdownMemory.Source, OwnJson.Source];

    /// <param name="From">One of <see cref="Sources"/>.</param>
    /// <param name="Path">The file, or a folder of Markdown files.</param>
    /// <param name="Project">The project in claude-mem; null: the name of this repository's folder; <c>*</c>: all.</param>
    public sealed record Request(string From, string Path, string? Project);

    /// <summary>What would become a candidate, what is one already, and what was left out.</summary>
    public sealed record Result(Request Request, IReadOnlyList<JsonObject> New, int Known, IReadOnlyDictionary<string, int> Left, bool Done = false);

    public static Result Plan(Workspace work, Request request)
    {
        var path = Path.GetFullPath(Roots.ExpandHome(request.Path, work.Env), work.Env.Folder);
        if (!Path.Exists(path))
            throw new UserError($"{path} does not exist.", "Name the file or folder of the memory to import.");
        var read = new ImportedLessons();
        if (request.From == ClaudeMemDatabase.Source)
        {
            if (!File.Exists(path) || !SqliteSessions.Is(path))
                throw new UserError($"{path} is not a SQLite database.", "The database of claude-mem is usually ~/.claude-mem/claude-mem.db.");
            ClaudeMemDatabase.Read(path, request.Project switch { null => Path.GetFileName(work.Roots.Repository), "*" => null, var name => name }, read);
        }
        else
        {
            foreach (var file in Files(path, request.From))
                Read(file, request.From, Directory.Exists(path) ? Path.GetRelativePath(path, file) : Path.GetFileName(file), read);
        }

        var ts = work.Env.Ts;
        List<JsonObject> records = [.. read.Lessons.Select(l => CandidateRecord.Of(l, ts)).DistinctBy(r => r.Text(Keys.Id))];
        var known = Fold.Of(work.Project.Read(JournalKind.Candidates));
        List<JsonObject> fresh = [.. records.Where(r => !known.Has(r.Text(Keys.Id)!))];
        return new Result(request, fresh, read.Lessons.Count - fresh.Count, read.Left);
    }

    public static Result Apply(Workspace work, Result plan)
    {
        CandidateStore.Add(work.Project, plan.New);
        return plan with { Done = true };
    }

    private static IEnumerable<string> Files(string path, string from)
    {
        if (File.Exists(path))
            return [path];
        if (from != MarkdownMemory.Source)
            throw new UserError($"{path} is a folder.", "Name the JSON file.");
        return Directory.EnumerateFiles(path, "*.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Take(MostFiles).Order(StringComparer.Ordinal);
    }

    private static void Read(string file, string from, string name, ImportedLessons into)
    {
        var bytes = new FileInfo(file).Length <= MostBytes ? File.ReadAllBytes(file) : null;
        if (bytes is null)
            into.Leave("files over 16 MiB");
        else if (from == OwnJson.Source && !OwnJson.Read(bytes, name, into))
            throw new UserError($"{file} is neither JSON nor a journal.", "Give what `self-learning export --to json` or `list` printed, or an aha_cards.jsonl.");
        else if (from == MarkdownMemory.Source && FileText.Decode(bytes) is { } text)
            MarkdownMemory.Read(text, name, into);
        else if (from == MarkdownMemory.Source)
            into.Leave("files that are not UTF-8");
    }
}
