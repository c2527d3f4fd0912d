namespace SelfLearning.App.Storage.Changes;

/// <summary>A change of files that are not ours: all or none, refused where one is no longer what was read, and undone where the process is killed
/// before the line that says so stands in the ledger.</summary>
/// <remarks>The steps: the folders' locks; each file is compared with what was read; a note with the bytes of before goes beside the ledger; the
/// files change, each atomically; the ledger gets its lines, which commits the change; the note goes. Who finds a note whose last line is not in
/// the ledger puts the files back.</remarks>
internal static class ChangeSet
{
    /// <summary>Changes files together.</summary>
    /// <param name="home">The folder of the ledger and the note; its owner's lock is held.</param>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="lines">What the ledger says of the change.</param>
    /// <param name="files">The files; those that do not change are compared, too.</param>
    /// <param name="warnings">Gets a word where all is done but the note was left behind.</param>
    public static void Apply(Folder home, string ledger, IReadOnlyList<string> lines, IReadOnlyList<ForeignFile> files, List<string> warnings)
    {
        Recover(home, warnings);
        using var locks = FolderLocks.Take(files.Select(f => f.Folder));
        Compare(files);
        List<ForeignFile> changes = [.. files.Where(f => f.IsChange)];
        try
        {
            if (changes.Count > 0)
                ChangeNote.Write(home, ledger, lines[^1], changes);
            changes.ForEach(f => f.Write());
            JournalFile.Append(home, ledger, lines);
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message} {TakeBack(home, ledger)}", e.Hint, e.ExitCode);
        }

        try
        {
            ChangeNote.Delete(home);
        }
        catch (UserError e)
        {
            warnings.Add($"The change is complete, but its recovery note remains: {e.Message} The next change, or repair --apply, removes it.");
        }
    }

    /// <summary>Changes one file, which needs neither note nor ledger: it is as before or as after.</summary>
    public static void Apply(ForeignFile file)
    {
        using var locks = FolderLocks.Take([file.Folder]);
        Compare([file]);
        file.Write();
    }

    /// <summary>Puts right what a killed process left; the lock of the ledger's owner is held. False where there was nothing to do.</summary>
    public static bool Recover(Folder home, List<string> warnings)
    {
        if (!ChangeNote.IsIn(home))
            return false;
        var note = ChangeNote.Find(home);
        using var locks = FolderLocks.Take(note?.Files.Select(f => f.Place.Folder) ?? []);
        foreach (var (path, isBack) in note?.PutBack() ?? [])
            warnings.Add(isBack ? $"An earlier change was interrupted; {path} was restored." : $"An earlier change was interrupted, and {path} was edited since. It was left as it is; check it.");
        ChangeNote.Delete(home);
        return true;
    }

    /// <summary>The same for backports, whose ledger is in a store. It comes before a plan, since a plan reads targets as they are.</summary>
    public static void Recover(Store store, List<string> warnings)
    {
        using var folder = store.Find();
        if (folder is not null && ChangeNote.IsIn(folder))
            store.Locked(locked => Recover(locked, warnings));
    }

    private static void Compare(IReadOnlyList<ForeignFile> files)
    {
        foreach (var file in files.Where(f => !ForeignFile.Same(f.Now()?.Before, f.Before)))
            throw new UserError($"{file.FullPath} changed since it was read. Nothing was changed.", "Run the command again.");
    }

    private static string TakeBack(Folder home, string ledger)
    {
        try
        {
            var note = ChangeNote.Find(home);
            var isCommitted = note?.IsCommitted == true;
            _ = note?.PutBack();
            ChangeNote.Delete(home);
            return isCommitted ? $"The files are changed, and {ledger} says so." : "All files are as they were.";
        }
        catch (UserError)
        {
            return "Run the command again, or repair --apply, to restore the files.";
        }
    }
}
