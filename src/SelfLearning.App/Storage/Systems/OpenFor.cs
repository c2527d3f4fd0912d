namespace SelfLearning.App.Storage.Systems;

/// <summary>What a file or folder is opened for.</summary>
[Flags]
internal enum OpenFor
{
    Read = 1,
    Write = 2,
    ReadWrite = Read | Write,

    /// <summary>Every write goes to the end, wherever that is by then.</summary>
    Append = 4,
    Create = 8,

    /// <summary>Only where nothing is there yet.</summary>
    New = 16,
    Folder = 32,
}
